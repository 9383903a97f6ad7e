"""Posts made to take for ever, each a function of its size in characters.

Markup that a reader, a parser or a rule could read again and again: deep nesting, floods of one character, lists and
strings that never end. Nothing here is an attack on anybody; it is what broken exports and spammers send.
"""

from collections.abc import Callable
from html import escape


def repeated(part: str) -> Callable[[int], str]:
    """The part over and over again."""
    return lambda size: part * max(1, size // len(part))


def numbered(template: str) -> Callable[[int], str]:
    """The template over and over again, `#` replaced by a running number."""

    def build(size: int) -> str:
        count = max(1, size // (len(template) + 5))
        return "".join(template.replace("#", str(number)) for number in range(count))

    return build


def around(before: str, inner: Callable[[int], str], after: str) -> Callable[[int], str]:
    """Something between a beginning and an end."""
    return lambda size: before + inner(size) + after


def nested(before: str, after: str) -> Callable[[int], str]:
    """The same pair of tags inside itself."""

    def build(size: int) -> str:
        depth = max(1, size // (len(before) + len(after)))
        return before * depth + "x" + after * depth

    return build


def documents(size: int) -> str:
    """Documents in the `srcdoc` of frames, as deep as the size allows."""
    markup = "<p onclick=f()>x"
    while len(markup) < size:
        markup = f'<iframe srcdoc="{escape(markup)}"></iframe>'
    return markup


SHAPES: dict[str, Callable[[int], str]] = {
    "nested divs": nested("<div>", "</div>"),
    "unclosed divs": repeated("<div>"),
    "unclosed objects": repeated("<object data=x>"),
    "unclosed paragraphs": repeated("<p>x"),
    "unclosed spans with a language": repeated("<span lang=fr>x"),
    "nested quotations": nested("<blockquote>", "</blockquote>"),
    "nested tweets": nested("<blockquote class=twitter-tweet>", "</blockquote>"),
    "nested code": nested("<code>", "</code>"),
    "nested lists": repeated("<ul><li>x"),
    "nested tables": repeated("<table><tr><td>x"),
    "nested headings": nested("<h2>", "</h2>"),
    "words on a list": repeated("fuck commits suicide swarm of migrants "),
    "beginnings of phrases": repeated("committed wheelchair "),
    "words on a list in quotations": repeated("“wetback” ‘shit "),
    "alternative texts with words on a list": repeated('<img src=/a.png alt="fuck commits suicide">'),
    "white space in a phrase": around("suicide ", repeated("commits" + " " * 200), ""),
    "nested drawings": repeated("<svg><g>"),
    "nested templates": repeated("<template>x"),
    "nested links in tables": repeated("<a href=/x><table>"),
    "misnested formatting": repeated("<b><i><p></b></i>"),
    "formatting never closed": numbered("<b id=a#><p>x"),
    "the same attribute": around("<p ", repeated("a=b "), ">x"),
    "attributes that a quotation mark ends": repeated("<p alt=\"a \"b\" c\">x"),
    "curly quotes": around("<p ", repeated("a=”b c"), ">x"),
    "curly quotes in pairs": around("<p ", repeated(" a=”b”"), ">x"),
    "ids in templates": repeated("<template><p id=a>x"),
    "attributes": around("<p ", numbered("a#=b "), ">x"),
    "attributes that run scripts": around("<p ", numbered("ona#=b "), ">x"),
    "attributes beyond ASCII": around("<p ", numbered("onÉ#=b "), ">x"),
    "classes": around("<p class='", numbered("a# "), "'>x"),
    "ids that are equal": repeated("<p id=a>x</p>"),
    "ids": numbered("<p id=a#>x</p>"),
    "links": numbered("<a href=https://h#.example/x>Read more</a> "),
    "links to one page": repeated("<a href=https://other.example/x>here</a> "),
    "links never closed": repeated("<a href=/x>x"),
    "bad addresses": numbered("<a href='http://[x#'>x</a> "),
    "images": repeated("<img src=https://other.example/a.png>"),
    "image names": numbered("<img src=https://other.example/IMG_#.png alt=IMG_#.png>"),
    "candidates": around("<img src=/a alt=x srcset='", numbered("/a# 1x, "), "'>"),
    "candidates in parentheses": around("<img src=/a alt=x srcset='/a ", repeated("("), "'>"),
    "commas": around("<img src=/a alt=x srcset='", repeated(","), "'>"),
    "scripts": numbered("<script src=https://h#.example/a.js></script>"),
    "frames": numbered("<iframe src=https://h#.example/></iframe>"),
    "styles": around("<p style='", numbered("a#:url(/b#);"), "'>x"),
    "a style sheet": around("<style>", numbered("a#{b:url(/c)}"), "</style>"),
    "a style sheet without end": around("<style>", repeated("a{b:url("), ""),
    "escapes in a style": around("<p style='a:", repeated("\\75"), "'>x"),
    "comments in a style": around("<p style='a:url(b)", repeated("/*"), "'>x"),
    "strings in a style": around("<style>@import ", repeated("'\""), "</style>"),
    "character references": repeated("&amp;&#8217;&notit;"),
    "ampersands": repeated("&"),
    "references without end": repeated("&#1"),
    "references encoded twice": repeated("&amp;nbsp; &amp;#8217;&amp;amp;amp;"),
    "references that do not exist": repeated("&nbps;"),
    "empty paragraphs": repeated("<p><b>&nbsp;</b></p>"),
    "line breaks": repeated("<br>&nbsp;"),
    "conditions": repeated("<!--[if x]>"),
    "remains of pasting": repeated("<p class=MsoNormal style='mso-a:b;c:d' data-start=1 data-end=2><o:p>"),
    "references in a value": around("<p title='", repeated("&amp;&copy"), "'>x"),
    "less-than signs": repeated("<"),
    "tags without end": repeated("<p "),
    "end tags": repeated("</p>"),
    "end tags that close nothing": repeated("</div></b></td>"),
    "tags that cross": repeated("<b><i><u></b></i></u>"),
    "tags that cross far apart": lambda size: "".join(tag * (size // 14) for tag in ("<b>", "<i>", "</b>", "</i>")),
    "end tags of others": repeated("<h2></h3><ul><li></ol>"),
    "boxes that close themselves": repeated("<div/><a/>"),
    "boxes in paragraphs": repeated("<p><b><div>"),
    "items under what is never closed": lambda size: "<b>" * (size // 10) + "<li>x</li>" * (size // 14),
    "cells without a table": repeated("<tr><td>x</td></p>"),
    "text between cells": repeated("<table>x<tr>y<td>"),
    "walls": lambda size: "<object>" * (size // 16) + "</div>" * (size // 12),
    "stray bodies": repeated("<body onload=x>"),
    "stray bodies in a drawing": around("<svg><style>", repeated("<body onload=x"), ""),
    "comments": repeated("<!-- x -->"),
    "a comment without end": around("<!--", repeated("x--"), ""),
    "block comments": repeated("<!-- wp:group {\"a\":1} -->"),
    "block comments that end": repeated("<!-- wp:group --><!-- /wp:group -->"),
    "block options": around("<!-- wp:group ", repeated("{\"a\":"), " -->"),
    "quotation marks": around("<p title=", repeated("'"), ">x"),
    "documents in documents": documents,
    "one long word": repeated("x"),
    "one long capital word": repeated("X"),
    "letters and marks": repeated("a\u0301\u0302"),
    "white space": repeated(" \n"),
    "no-break spaces": repeated("&nbsp;"),
    "line ends": repeated("\r\n"),
    "blank lines": repeated("x\n\n"),
    "full stops": repeated("x."),
    "digits": repeated("1"),
    "hyphens": repeated("-"),
    "brackets": repeated("["),
    "shortcodes": repeated("[a b=c]"),
    "shortcodes that end": repeated("[a_b]x[/a_b]"),
    "quotes": repeated("“x ‘y "),
    "the same word": repeated("the "),
    "words": numbered("word# "),
    "names": numbered("Xyz#abc said. "),
    "sentences": repeated("He said that it is a very long story. "),
    "typos": repeated("teh recieve definately "),
    "addresses in text": repeated("https://blog.example/x "),
    "mail addresses": repeated("a@b."),
    "free mail addresses": around("<p class=author>x</p>", repeated("<b class=author>a@gmail.com</b> "), ""),
    "card numbers": repeated("4539 5787 6362 1486, "),
    "account numbers": repeated("GB82 WEST 1234 5698 7654 32 "),
    "identity numbers": repeated("SSN 536-22-1134 "),
    "control characters": repeated("\u202e\u200b\ufeff"),
    "damaged text": repeated("Itâ€™s Ã© Â é »"),
    "damaged text in one piece": repeated("Ã¢â‚¬â„¢Ã©"),
    "capitals with accents": repeated("ÀÉÈ ÂÊ "),
    "words of chat assistants": repeated("as an AI language model, I "),
    "source marks": repeated("turn0search0 【1†x】 \ue200cite\ue202"),
    "blanks of templates": repeated("{{a}} {{a %s {%"),
    "blanks in brackets": repeated("[insert name [insert "),
    "marks to come back to": repeated("TK TK x TK TODO: "),
    "default blocks": repeated("<p>Caption here</p><p><a href=/x>Advertisement</a>"),
    "notes to editors": repeated("[ed: << check [check "),
    "questions to editors": repeated("&lt;&lt;can we ask (legal to check "),
    "programs": repeated("<?php x"),
    "end tags of nothing": repeated("<p></x>"),
    "numbers of Windows": repeated("&#150;"),
    "links that write mail": repeated('<a href="mailto:ann@gmail.com">x<div>'),
    "tokens": repeated("eyJaaaaaaaa.eyJaaaaaaaa.-"),
    "lone surrogates": repeated("\ud800"),
    "null characters": repeated("\0"),
}  # fmt: skip

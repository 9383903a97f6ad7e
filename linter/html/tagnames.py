"""The elements of HTML, and which may stand where, as far as a browser acts on it (HTML Standard §13.1.2, §13.2.6)."""

VOID = frozenset("area base br col embed hr img input link meta param source track wbr".split())
# Elements that every page has, written or not
PARSER_MADE = frozenset({"html", "head", "body"})
# Elements whose end tag may be left out
OPTIONAL = frozenset("p li dt dd rt rp option optgroup tr td th tbody thead tfoot colgroup caption".split())
# Elements that a browser opens again where the one around them ends first
FORMATTING = frozenset("a b big code em font i nobr s small strike strong tt u".split())
PHRASING = FORMATTING | frozenset(
    "abbr acronym bdi bdo cite data del dfn ins kbd label mark q ruby samp span sub sup time var".split()
)
OFFICE = ("o:", "st1:", "v:", "w:")  # how the names of Word's own elements begin
# Elements that end a paragraph
BLOCKS = frozenset(
    "address article aside blockquote center details dialog dir div dl fieldset figcaption figure footer form h1 h2 h3 "
    "h4 h5 h6 header hgroup hr listing main menu nav ol p pre search section summary table ul xmp".split()
)
HEADINGS = frozenset("h1 h2 h3 h4 h5 h6".split())
TABLE_PARTS = frozenset("tr td th tbody thead tfoot colgroup col caption".split())
# Elements that the themes of WordPress put around a post
CONTAINERS = frozenset(
    "article aside blockquote center div figure footer form header main nav ol section table ul".split()
)
# Elements of which everything up to the end tag is the text
RAW = frozenset("iframe noembed noframes noscript script style textarea title xmp".split())
FOREIGN = frozenset({"svg", "math"})
HTML = (
    PARSER_MADE
    | VOID
    | OPTIONAL
    | PHRASING
    | BLOCKS
    | TABLE_PARTS
    | RAW
    | FOREIGN
    | frozenset(
        "applet audio basefont bgsound button canvas datalist fencedframe frame frameset keygen legend map marquee "
        "menuitem meter object output picture plaintext portal progress rb rtc select selectedcontent slot template "
        "track video".split()
    )
)

LISTS = frozenset("ul ol menu dir dl".split())
# What no end tag inside reaches beyond
WALLS = frozenset("td th caption template object applet marquee".split())
_AROUND_ITEMS = LISTS | WALLS | {"article", "blockquote", "details", "section", "table"}
# Start tag → the elements that it ends, and those beyond which it ends nothing
ENDS: dict[str, tuple[frozenset[str], frozenset[str]]] = {
    "li": (frozenset({"li"}), _AROUND_ITEMS),
    "dt": (frozenset({"dt", "dd"}), _AROUND_ITEMS),
    "option": (frozenset({"option"}), frozenset({"datalist", "optgroup", "select", "template"})),
    "optgroup": (frozenset({"option", "optgroup"}), frozenset({"select", "template"})),
    "rt": (frozenset({"rp", "rt"}), frozenset({"ruby", "template"})),
    "tr": (frozenset({"caption", "colgroup", "tr"}), frozenset({"table", "template"})),
    "td": (frozenset({"td", "th"}), frozenset({"table", "template", "tr"})),
    "tbody": (frozenset({"caption", "colgroup", "tbody", "tfoot", "thead"}), frozenset({"table", "template"})),
}
ENDS |= {"dd": ENDS["dt"], "rp": ENDS["rt"], "th": ENDS["td"]}
ENDS |= dict.fromkeys(("tfoot", "thead", "colgroup"), ENDS["tbody"])
# Right inside these only parts of a table may stand
TABLE_LEVEL = frozenset("table tbody thead tfoot tr colgroup".split())
IN_TABLES = TABLE_PARTS | frozenset("form input noscript script style template".split())
# Not inside themselves
ALONE = frozenset("a button form label nobr".split())
# Kinds of elements whose names are taken for one another
ALIKE = (HEADINGS, PHRASING, LISTS, BLOCKS - HEADINGS - LISTS, frozenset({"td", "th"}), frozenset({"dt", "dd"}))
# May hold what the element around them may
TRANSPARENT = frozenset("a del ins map noscript object".split())
# Not inside a link
CLICKABLE = frozenset("button details embed iframe input label select textarea".split())

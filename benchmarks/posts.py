"""Posts that resemble real ones in length, markup and spelling, generated from a seed.

A post is a REST object of about 8.5 kB of markup: paragraphs with links and emphasis, captioned images, headings,
lists, now and then a quotation, a tweet, a video or a table, and a few of the defects that wplint looks for.
"""

import json
from pathlib import Path
from random import Random

CORPUS = Path(__file__).parents[2] / "shared" / "corpus" / "posts"

_SENTENCES = (
    "{name} said that the {thing} would open before the end of the {season}.",
    "The council of {place} decided on {day} to spend more money on the {thing}.",
    "Nobody knows yet how long the work on the {thing} will take.",
    "In {place}, where the {thing} was built {number} years ago, people are waiting for an answer.",
    "“We have asked for the {thing} since last {season},” {name} told the newspaper.",
    "About {number} people came to {place} to see the new {thing}.",
    "The police report says that the {thing} was closed for most of the {season}.",
    "It was the first time that a {thing} in {place} had been repaired by the people who use it.",
    "A study of {number} families found that the {thing} matters less than they had thought.",
    "After the vote {name} left the meeting and did not speak to anybody.",
    "The company that runs the {thing} has not said whether it will stay in {place}.",
    "Farmers along the river hope that the {season} brings enough rain.",
    "They met at the station, walked to the {thing} and talked for more than an hour.",
    "The match ended with {number} goals, and the team from {place} went home happy.",
    "Since {day} the {thing} has been open to visitors from nine to five.",
    "{name}, who has lived in {place} for {number} years, remembers another story.",
    "If the weather is good, the music festival will take place near the {thing}.",
    "There is no doubt that the {thing} was worth the money.",
)
_SLOTS = {
    "name": ("Anna Bergmann", "Peter Lind", "Maria Costa", "Tom Hale", "Julia Wright", "Karim Haddad"),
    "place": ("Rivertown", "North Valley", "the old harbour", "the capital", "a small village in the hills"),
    "thing": ("bridge", "school", "museum", "water supply", "road to the coast", "library", "town hall", "stadium"),
    "season": ("winter", "summer", "spring", "month", "year"),
    "day": ("Monday", "Tuesday", "Friday", "Sunday"),
    "number": ("12", "30", "48", "150", "2,300"),
}
_NAMES = _SLOTS["name"]
_SPELLED = {"“": "&#8220;", "”": "&#8221;"}
_DEFECTS = (
    "It left a gaping whole.",
    "They walked to the the river.",
    "He did not recieve it.",
    "The end.Then it began.",
)


class _Writer:
    def __init__(self, seed: int, number: int) -> None:
        self.random = Random(f"{seed}/{number}")
        self.number = number
        self.host = f"www.paper{number % 7}.example"

    def plain(self) -> str:
        chosen = {slot: self.random.choice(words) for slot, words in _SLOTS.items()}
        return self.random.choice(_SENTENCES).format_map(chosen)

    def sentence(self) -> str:
        if self.random.random() < 0.004:
            return self.random.choice(_DEFECTS)
        words = self.plain().split()
        if self.random.random() < 0.25:
            place = self.random.randrange(len(words))
            if words[place].isalpha():
                words[place] = self.marked(words[place])
        text = " ".join(words)
        return "".join(_SPELLED.get(letter, letter) for letter in text)

    def marked(self, word: str) -> str:
        host = self.random.choice((self.host, self.host, "news.example", "data.partner.example"))
        link = f'<a href="https://{host}/{word.lower()}/{self.random.randrange(900)}/" rel="noopener">{word}</a>'
        return self.random.choice((f"<strong>{word}</strong>", f"<em>{word}</em>", link, link))

    def paragraph(self) -> str:
        return f"<p>{' '.join(self.sentence() for _ in range(self.random.randint(2, 5)))}</p>"

    def image(self) -> str:
        name = f"https://{self.host}/wp-content/uploads/2026/03/picture-{self.random.randrange(9999)}"
        sizes = ", ".join(f"{name}-{width}x{width // 2}.jpg {width}w" for width in (300, 768, 1024))
        return (
            f'<figure class="wp-block-image size-large"><img loading="lazy" decoding="async" width="1024" height="512" '
            f'src="{name}-1024x512.jpg" alt="{self.plain() if self.random.random() < 0.8 else ""}" '
            f'class="wp-image-{self.number}" srcset="{sizes}" sizes="(max-width: 1024px) 100vw, 1024px" />'
            f'<figcaption class="wp-element-caption">{self.sentence()}</figcaption></figure>'
        )

    def extra(self) -> str:
        kind = self.random.randrange(6)
        if kind == 0:
            return f'<h2 class="wp-block-heading">{self.sentence().rstrip(".")}</h2>'
        if kind == 1:
            return '<ul class="wp-block-list">' + "".join(f"<li>{self.sentence()}</li>" for _ in range(4)) + "</ul>"
        if kind == 2:
            return f'<blockquote class="wp-block-quote">{self.paragraph()}<cite>{_NAMES[0]}</cite></blockquote>'
        if kind == 3:
            return (
                '<figure class="wp-block-embed is-type-video"><div class="wp-block-embed__wrapper"><iframe width="500" '
                f'height="281" title="{self.plain()}" src="https://www.youtube.com/embed/{self.number}?a=b" '
                "allowfullscreen></iframe></div></figure>"
            )
        if kind == 4:
            return (
                f'<blockquote class="twitter-tweet" data-width="500"><p lang="en" dir="ltr">{self.sentence()}</p>'
                f'&mdash; {_NAMES[1]} (@x) <a href="https://twitter.com/x/status/{self.number}">1 May</a></blockquote>'
            )
        rows = "".join(f"<tr><td>{self.random.choice(_NAMES)}</td><td>{index}</td></tr>" for index in range(5))
        return f'<figure class="wp-block-table"><table><tbody>{rows}</tbody></table></figure>'

    def content(self) -> str:
        wanted = min(40_000, int(self.random.lognormvariate(8.67, 0.8)))
        parts: list[str] = []
        size = 0
        while size < wanted:
            pick = self.random.random()
            part = self.image() if pick < 0.12 else self.extra() if pick < 0.25 else self.paragraph()
            parts.append(part)
            size += len(part)
        return "\n\n\n\n".join(parts) + "\n"


def make_post(seed: int, number: int) -> bytes:
    """One post as the bytes of its file, spelled as WordPress spells JSON."""
    writer = _Writer(seed, number)
    title = writer.plain().rstrip(".").replace("“", "").replace("”", "")[:70].rsplit(" ", 1)[0]
    slug = "-".join(word for word in title.lower().split() if word.isalpha())
    link = f"https://{writer.host}/2026/03/{slug}/"
    api = f"https://{writer.host}/wp-json/wp/v2"
    post = {
        "id": 1000 + number,
        "date": "2026-03-02T09:30:00",
        "date_gmt": "2026-03-02T08:30:00",
        "guid": {"rendered": f"https://{writer.host}/?p={1000 + number}"},
        "modified": "2026-03-02T10:00:00",
        "modified_gmt": "2026-03-02T09:00:00",
        "slug": slug,
        "status": "publish",
        "type": "post",
        "link": link,
        "title": {"rendered": title},
        "content": {"rendered": writer.content(), "protected": False},
        "excerpt": {"rendered": writer.paragraph() + "\n", "protected": False},
        "author": 3,
        "featured_media": number,
        "comment_status": "open",
        "sticky": False,
        "template": "",
        "format": "standard",
        "meta": {"footnotes": ""},
        "categories": [4, 9],
        "tags": [12, 31, 77],
        "_links": {
            name: [{"embeddable": True, "href": f"{api}/{name}/{number}"}]
            for name in ("self", "collection", "about", "author", "replies", "wp:featuredmedia", "wp:term")
        },
    }
    return json.dumps(post).replace("/", "\\/").encode()


def make_posts(count: int, seed: int = 1) -> list[bytes]:
    """Posts as the bytes of their files; the same for the same seed."""
    return [make_post(seed, number) for number in range(count)]


def real_posts() -> list[bytes]:
    """The shared corpus where it lies beside the checkout; else nothing."""
    return [file.read_bytes() for file in sorted(CORPUS.glob("*.json"))]


def markup_of(post: bytes) -> str:
    """The markup of a post, as a tool for HTML files would be given it."""
    data = json.loads(post.decode("utf-8-sig"))
    content = data.get("content") if isinstance(data, dict) else None
    return str(content.get("rendered", "")) if isinstance(content, dict) else ""

"""What a writer sees: slips found, right words left alone, zones and languages respected."""

from __future__ import annotations

import pytest

from linter.typos import KINDS, Passage, Slip, Vocabulary, find

CLEAN = (
    "Armenian and Azerbaijani officials said heavy clashes continued overnight, and that both sides had agreed to talk "
    "in Moscow on Friday. The talks will be led by the foreign ministers of the two countries."
)


def slips(text: str, **options: object) -> list[Slip]:
    """The slips of one English paragraph."""
    return find([Passage(text)], lang="en", **options)  # type: ignore[arg-type]


def corrected(text: str) -> str:
    """The paragraph with every suggestion taken."""
    for slip in reversed(slips(text)):
        if slip.right is not None:
            text = text[: slip.start] + slip.right + text[slip.end :]
    return text


CORRECTIONS = [
    ("misspelling", "The goverment has refused to comment.", "goverment", "government"),
    ("misspelling", "He definately said so on Friday.", "definately", "definitely"),
    ("unknown-word", "The firefighters tackeld the blaze for hours.", "tackeld", "tackled"),
    ("joined-words", "They said that hopes risefor a ceasefire soon.", "risefor", "rise for"),
    ("split-word", "The two countries will work to gether on trade.", "to gether", "together"),
    ("real-word", "The shell left a gaping whole in its roof.", "gaping whole", "gaping hole"),
    ("real-word", "The club could of signed him in January.", "could of", "could have"),
    ("real-word", "The club has lost it's best player this week.", "it's", "its"),
    ("real-word", "He plays an important roll in the negotiations.", "roll", "role"),
    ("real-word", "The price of oil rose by more then ten percent.", "then", "than"),
    ("real-word", "He was awarded a gold metal for bravery by the president.", "metal", "medal"),
    ("real-word", "She asked him weather the road was open again.", "weather", "whether"),
    ("real-word", "The families left there homes after the flood.", "there", "their"),
    ("real-word", "Police no who did it, the officer said.", "no", "know"),
    ("real-word", "The trial of the man in dire straights is over.", "dire straights", "dire straits"),
    ("unknown-word", "The letter came fom our office in the capital.", "fom", "from"),
    ("unknown-word", "The talks collapsed amid mutual recriminatons.", "recriminatons", "recriminations"),
    ("article", "The court heard that he was a MP at the time.", "a", "an"),
    ("article", "She works as an UN envoy in the region.", "an", "a"),
    ("article", "The judge set an $500 fine for the driver.", "an", "a"),
    ("missing-apostrophe", "The company didnt reply to our questions.", "didnt", "didn't"),
    ("doubled-word", "The minister said that the the talks would go on.", "the the", "the"),
    ("article", "The court heard that he was a honest man.", "a", "an"),
    ("article", "She works as an university lecturer in Leeds.", "an", "a"),
    ("space-before-punctuation", "After the vote , the minister left.", "vote ,", "vote,"),
    ("missing-space", "The road was closed.Drivers had to turn back.", "closed.Drivers", "closed. Drivers"),
    ("missing-space", "Fruit,vegetables and bread were handed out.", "Fruit,vegetables", "Fruit, vegetables"),
    ("doubled-punctuation", "The mayor,, who is 54, was not hurt.", ",,", ","),
    ("sentence-case", "The road was closed. drivers had to turn back.", "drivers", "Drivers"),
]


@pytest.mark.parametrize(("kind", "text", "found", "right"), CORRECTIONS, ids=[row[2] for row in CORRECTIONS])
def test_slip_is_found_at_its_place_with_its_correction(kind: str, text: str, found: str, right: str) -> None:
    (slip,) = slips(text)
    assert (slip.kind, slip.found, slip.right) == (kind, found, right)
    assert text[slip.start : slip.end] == found
    assert not slip.quoted


@pytest.mark.parametrize(
    "text",
    [
        CLEAN,
        "Booking.com and Node.js are names, and so are U.S. firms, e.g. those on example.org or data.gov.",
        "It rose 3.5 percent to 12,500 at 12:00 p.m. on Friday, i.e. after the vote.",
        "An hour later, a European union of a one-time rival and an honest broker met at a university.",
        "Nikol Pashinyan, Ilham Aliyev and Artak Beglaryan met in Stepanakert and Ghazanchetsots.",
        "An EU envoy, a UN envoy, an MP, a NATO jet, an 18-year-old, an 1812 map and an $800 fine; a URL, an RAF jet.",
        "There are reasons why whose car it was is its own question; their wish to win was there before the weather.",
        "The weather they had was better then, and the site of the crash was in sight; no, you know that it is so.",
        "Khalid ibn Walid read it out, and part two how it ends; the pixellation was gone.",
        "He had had enough by then, and said that that was that.",
        "The panchayat paid two lakh rupees, and the sarpanch thanked the tehsildar.",
        "Read the file readme.txt, write to desk@example.org or @newsdesk, and search for #kashmirwar now.",
        "The counteroffensive stalled; the lawmaker livestreamed the debate on a smartphone.",
        "The favourite neighbour organised a theatre programme, while the neighbor organized a theater program.",
    ],
)
def test_right_text_is_left_alone(text: str) -> None:
    assert slips(text) == []


@pytest.mark.parametrize("kind", ["embed", "code", "foreign"])
def test_zones_of_others_are_silent(kind: str) -> None:
    assert find([Passage("They didnt recieve it , sadly.", zone=kind)], lang="en", kinds=KINDS) == []


def test_block_quotation_reports_spelling_as_quoted_and_no_grammar() -> None:
    (slip,) = find([Passage("They could of recieved it , he said.", zone="quote")], lang="en")
    assert (slip.found, slip.quoted, slip.certain) == ("recieved", True, False)


def test_inline_quotation_reports_spelling_and_spacing_as_quoted_and_no_grammar() -> None:
    found = slips("The mayor wrote: “We could of recieved it , but no.” Nobody answered him.")
    assert [(slip.found, slip.quoted, slip.certain) for slip in found] == [
        ("recieved", True, False),
        ("it ,", True, False),
    ]


def test_sic_excuses_the_word_before_it() -> None:
    assert slips("The letter said the goverment [sic] had fallen.") == []


def test_masked_ranges_are_not_read() -> None:
    text = "Run the comand recieve to start the server."
    assert find([Passage(text, masked=((8, 22),))], lang="en") == []


def test_masked_range_keeps_offsets() -> None:
    text = "Run recieve and then definately stop the server."
    (slip,) = find([Passage(text, masked=((4, 11),))], lang="en")
    assert text[slip.start : slip.end] == "definately"


def test_kinds_narrow_the_report() -> None:
    text = "They didnt recieve it."
    assert [s.kind for s in slips(text, kinds=frozenset({"missing-apostrophe"}))] == ["missing-apostrophe"]


def test_caption_with_a_credit_stuck_to_its_end() -> None:
    text = "There appeared to be no end in sight for the fighting over Nagorno-Karabakh.Kremlin.ru"
    (slip,) = slips(text)
    assert (slip.found, slip.right) == ("Nagorno-Karabakh.Kremlin.ru", "Nagorno-Karabakh. Kremlin.ru")


def test_passages_are_numbered() -> None:
    found = find([Passage(CLEAN), Passage("They definately left.")], lang="en")
    assert [(s.passage, s.found) for s in found] == [(1, "definately")]


def test_apostrophe_follows_the_passage() -> None:
    assert corrected("The firm’s lawyers didnt reply.") == "The firm’s lawyers didn’t reply."


def test_case_is_kept() -> None:
    assert corrected("Definately, they said. GOVERMENT IS OUT.") == "Definitely, they said. GOVERNMENT IS OUT."


def test_house_style() -> None:
    house = Vocabulary(
        accept=frozenset({"zorblax"}),
        reject={"utilise": "use"},
        accept_patterns=(r"x[a-z]+z",),
        names=frozenset({"Mahecic"}),
    )
    text = "They utilise the zorblax and the xyzzyqz, said Andrej Mahetic on Friday."
    assert [(s.kind, s.found, s.right) for s in find([Passage(text)], house, lang="en")] == [
        ("misspelling", "utilise", "use"),
        ("name-variant", "Mahetic", "Mahecic"),
    ]


def test_words_of_the_post_are_accepted() -> None:
    text = "The recieve festival opens on Friday in the old town."
    assert slips(text) and not slips(text, accept=["recieve"])


def test_name_spelt_two_ways() -> None:
    found = find(
        [
            Passage("Andrej Mahecic spoke to reporters in Geneva on Tuesday."),
            Passage("Mr Mahecic said that the camps were full, and that more people were on their way."),
            Passage("Refugees wait, as Andrej Mahetic described it."),
        ],
        lang="en",
    )
    assert [(s.passage, s.found, s.right) for s in found] == [(2, "Mahetic", "Mahecic")]


def test_dialect_minority_is_reported_when_asked() -> None:
    text = "The colour of the harbour and the labour in the theatre were an honor, said the neighbour."
    assert [(s.found, s.right) for s in slips(text, kinds=frozenset({"dialect"}))] == [("honor", "honour")]


def test_multi_paragraph_quotation_is_balanced() -> None:
    quotes = [Passage("“It was late, and we left."), Passage("“Then we came back,” she said.")]
    assert find(quotes, lang="en", kinds=frozenset({"unbalanced-quote"})) == []
    (slip,) = find(quotes[:1], lang="en", kinds=frozenset({"unbalanced-quote"}))
    assert slip.found == "“"


def test_lost_bracket() -> None:
    assert [s.found for s in slips("The agency (which is based in Geneva said nothing about it.")] == ["("]
    assert slips("The options are: a) to stay, b) to go, or c) to wait (as before).") == []


def test_flood_of_unknown_words_silences_guesses() -> None:
    odd = (
        "The "
        + " ".join(f"{w}x" for w in "recieve gardon hause windo tabel chare flore doar".split())
        + " is on the list of us."
    )
    assert slips(odd) == []


@pytest.mark.parametrize(
    "text",
    [
        "He kept the money apart by separating his retirement nest egg from the business.",
        "A piston pushes the brake pad into the rotor when you stop the car.",
        "There are two approaches to wealth planning. Wealth is not income, and wealth is not all.",
    ],
)
def test_a_word_that_belongs_to_its_neighbour_or_to_the_post_is_meant(text: str) -> None:
    assert slips(text) == []


def test_nothing_offensive_is_suggested() -> None:
    found = find([Passage("They said that raph and the others would come on Friday, and that rapse was there too.")])
    assert not {slip.right for slip in found} & {"rape", "rapes", "raped"}


@pytest.mark.parametrize(
    "text",
    [
        "They were happy about the news in the town :) and then left.",
        "They said they would build it with .NET in the office ... and then left.",
        "Le président a dit : « Nous allons gagner » ; il est parti !",
        "The book is called Pas de chocolat, and it is about a boy in the north.",
        "She likes geeking out over data, and the govs were told of it on Friday.",
    ],
)
def test_smileys_dots_french_and_foreign_titles_are_left_alone(text: str) -> None:
    assert find([Passage(text)]) == []


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("She works at the Departmentof Labor, which is in the city.", "Departmentof"),
        ("It depends on thewhims of the store, they said on Friday.", "thewhims"),
        ("Inthe Army he learned how to wait.", "Inthe"),
        ("He has delvedinto the papers of his aunt.", "delvedinto"),
        ("The chairman said that the NGOis one of several that left.", "NGOis"),
        ("They want to improvethe frobnik of the house.", "improvethe"),
    ],
)
def test_a_small_word_that_stuck_to_another_is_told(text: str, found: str) -> None:
    assert [(slip.kind, slip.found) for slip in slips(text)] == [("joined-words", found)]


@pytest.mark.parametrize(
    ("text", "right"),
    [
        ("The library has tremendouspotential, she said on Friday.", "tremendous potential"),
        ("They see more tabletsbecoming cheap in the shops.", "tablets becoming"),
        ("The town nowhosts the festival every year.", "now hosts"),
    ],
)
def test_words_that_make_no_compound_are_told_apart_but_not_for_certain(text: str, right: str) -> None:
    (slip,) = slips(text)
    assert (slip.kind, slip.right, slip.certain) == ("joined-words", right, False)


@pytest.mark.parametrize("word", ["livestreaming", "paywalled", "WordPress", "YouTubers", "eBay", "NGOs", "McDonald"])
def test_compounds_and_names_with_capitals_are_no_joined_words(word: str) -> None:
    assert slips(f"They said that {word} was the talk of the town.") == []


@pytest.mark.parametrize("text", ["The peo ple of the town met on Friday.", "The launch of the pla tform was late."])
def test_a_word_torn_in_halves_that_are_no_words_is_told(text: str) -> None:
    assert [slip.kind for slip in slips(text)] == ["split-word"]


QUOTED = [
    (["“We all know it. It is long.", "It ends here,” he said."], 0),
    (["“We all know it. It is long.", "“It ends here,” he said."], 0),
    (["Read more about the story »", "« Back to the list"], 0),
    (["Er sagte: „Das ist so“, und ging."], 0),
    (["He said “this is bad and left.", "They went home."], 1),
    (["He left at noon” and went home."], 1),
]


@pytest.mark.parametrize(("paragraphs", "count"), QUOTED, ids=[row[0][0][:20] for row in QUOTED])
def test_a_quotation_may_run_over_paragraphs(paragraphs: list[str], count: int) -> None:
    found = find([Passage(text) for text in paragraphs], kinds=frozenset({"unbalanced-quote"}))
    assert len(found) == count


def test_a_list_marker_is_a_closing_bracket_only_if_it_is_short() -> None:
    assert [slip.found for slip in slips("He left at noon) and went home with the others.")] == [")"]
    assert slips("a) the talks, 1) the truce, iv) the way home and (b) the rest of it.") == []


def test_telling_neighbours_are_no_neighbours_across_a_mark() -> None:
    """ "In there, own goals" says nothing of "there"."""
    assert slips("The crowd went in there, own flags in hand, and sang for the team.") == []


def test_a_will_to_win_is_no_verb() -> None:
    """A writer would be told that "their will" should be "there will"."""
    assert slips("Whose car it was is its own question; their will to win was there before the weather.") == []

"""Posts in other languages: no spelling, only what is right for the language."""

from __future__ import annotations

import pytest

from linter.typos import KINDS, Passage, find

OTHERS = {
    "de": "Alle Menschen sind frei und gleich an Würde geboren. Sie sind mit Vernunft begabt und sollen helfen.",
    "fr": "Tous les hommes naissent libres : ils ont la raison ! Pourquoi ? Ils ont des droits ; c’est « vrai ».",
    "es": "Todos los seres humanos nacen libres e iguales en dignidad y derechos, dotados como están de razón.",
    "it": "Tutti gli esseri umani nascono liberi ed uguali in dignità e diritti, e sono dotati di ragione.",
    "pl": "Wszyscy ludzie rodzą się wolni i równi pod względem swej godności i swych praw, są oni obdarzeni rozumem.",
    "id": "Semua orang dilahirkan merdeka dan mempunyai martabat dan hak yang sama. Anak anak itu hati hati di jalan.",
    "tr": "Bütün insanlar hür, haysiyet ve haklar bakımından eşit doğarlar. Yavaş yavaş akıl ve vicdana sahip olurlar.",
    "pt": "Todos os seres humanos nascem livres e iguais em dignidade e em direitos, e são dotados de razão.",
    "nl": "Alle mensen worden vrij en gelijk in waardigheid en rechten geboren. Zij zijn begiftigd met verstand.",
    "sv": "Alla människor är födda fria och lika i värde och rättigheter. De har utrustats med förnuft och samvete.",
    "da": "Alle mennesker er født frie og lige i værdighed og rettigheder. De er udstyret med fornuft.",
    "no": "Alle mennesker er født frie og med samme menneskeverd og rettigheter. De er utstyrt med fornuft.",
    "fi": "Kaikki ihmiset syntyvät vapaina ja tasavertaisina arvoltaan ja oikeuksiltaan. Heille on annettu järki.",
    "cs": "Všichni lidé rodí se svobodní a sobě rovní co do důstojnosti a práv. Jsou nadáni rozumem a svědomím.",
    "hu": "Minden emberi lény szabadon születik és egyenlő méltósága és joga van. Az emberek ésszel bírnak.",
    "ro": "Toate ființele umane se nasc libere și egale în demnitate și în drepturi. Ele sunt înzestrate cu rațiune.",
    "vi": "Tất cả mọi người sinh ra đều được tự do và bình đẳng về nhân phẩm và quyền lợi.",
    "tl": "Ang lahat ng tao ay isinilang na malaya at pantay sa karangalan at mga karapatan.",
    "sw": "Watu wote wamezaliwa huru, hadhi na haki zao ni sawa. Wote wamejaliwa akili na dhamiri.",
    "hr": "Sva ljudska bića rađaju se slobodna i jednaka u dostojanstvu i pravima. Ona su obdarena razumom.",
    "lt": "Visi žmonės gimsta laisvi ir lygūs savo orumu ir teisėmis. Jiems suteiktas protas ir sąžinė.",
    "ca": "Tots els éssers humans neixen lliures i iguals en dignitat i en drets. Són dotats de raó.",
    "uk": "Всі люди народжуються вільними і рівними у своїй гідності та правах.",
    "el": "Όλοι οι άνθρωποι γεννιούνται ελεύθεροι και ίσοι στην αξιοπρέπεια και τα δικαιώματα.",
    "ja": "すべての人間は、生まれながらにして自由であり、かつ、尊厳と権利とについて平等である。",
    "ko": "모든 인간은 태어날 때부터 자유로우며 그 존엄과 권리에 있어 동등하다.",
    "ru": "Все люди рождаются свободными и равными в своем достоинстве и правах. Они наделены разумом и совестью.",
    "hi": "सभी मनुष्यों को गौरव और अधिकारों के मामले में जन्मजात स्वतन्त्रता और समानता प्राप्त है।",
    "zh": "人人生而自由,在尊严和权利上一律平等。他们赋有理性和良心,并应以兄弟关系的精神相对待。",
    "ar": "يولد جميع الناس أحرارا متساوين في الكرامة والحقوق. وقد وهبوا عقلا وضميرا.",
}


@pytest.mark.parametrize("code", OTHERS)
def test_other_languages_are_left_alone(code: str) -> None:
    assert find([Passage(OTHERS[code])], kinds=KINDS) == []
    assert find([Passage(OTHERS[code], lang=code)], kinds=KINDS) == []


def test_doubled_small_word_and_spacing_work_in_german() -> None:
    text = "Die Regierung hat mit mit der Opposition gesprochen , und der Präsident ist nicht nach Hause gefahren."
    assert [(s.kind, s.right) for s in find([Passage(text)])] == [
        ("doubled-word", "mit"),
        ("space-before-punctuation", "gesprochen,"),
    ]


def test_space_before_a_question_mark_is_wrong_in_english() -> None:
    (slip,) = find([Passage("Will the talks really go on in the capital this week ?")])
    assert slip.kind == "space-before-punctuation"


def test_foreign_paragraph_in_an_english_post_is_left_alone() -> None:
    english = "The ministry said on Friday that the talks would go on, and that it had nothing to add to its statement."
    assert find([Passage(english), Passage(OTHERS["es"]), Passage(english)], kinds=KINDS) == []


def test_language_that_nobody_knows_is_named_once() -> None:
    text = "Brolim varka stendu ploki nirram. Tovek grusta melin dorak sibbel, prantu kolve ristag umbel forna. " * 4
    assert [s.kind for s in find([Passage(text), Passage(text)], kinds=KINDS)] == ["language-unknown"]
    assert find([Passage(text, lang="x-art")], kinds=KINDS, lang="x-art") == []

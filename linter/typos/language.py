"""Which language a passage is in, from the share of each language's smallest words. Text in, a code out."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence

# The commonest words of languages written in Latin letters: enough to know them, not to read them.
PROFILES = {
    "de": "der die das und ist nicht ein eine den von zu mit sich des auf für dem im als auch es an werden aus er hat",
    "fr": "le la les de des du et est un une dans que qui en pour pas sur au avec ce il par plus ne se aux cette sont",
    "es": "el la los las de del y en que un una es por con para no se su al lo como más pero sus este ha",
    "it": "il lo la gli le di del della e è che un una in per non con sono si da al dei nel più come anche",
    "pt": "o a os as de do da dos das e em que um uma é para com não por no na se ao mais como foi são",
    "nl": "de het een en van is in dat op te zijn met voor niet aan er om ook als bij maar door naar wordt",
    "sv": "och att det som en på är av för med till den har inte om ett de jag var från kan men så vi",
    "da": "og at det er en til på som af for med den der ikke de har et om var jeg kan fra men vi",
    "no": "og i det er på som en til av for med at har ikke den de et om var jeg kan fra men vi",
    "fi": "ja on ei että se oli hän ovat mutta myös kun niin kuin joka mukaan sen olla tai jos vain",
    "pl": "i w na z do nie to się że jest o jak po od za ale przez przy dla oraz są był może być",
    "cs": "a v na se je že to s z do o i k ve pro jako ale by po za od které jsou byl tak",
    "sk": "a v na sa je že to s z do o i k vo pre ako ale by po za od ktoré sú bol tak",
    "hu": "a az és hogy nem is egy ez volt de van meg csak már még mint azt ha el vagy",
    "ro": "și de la în a cu nu este pe o un care că din mai să pentru se au fost sau prin",
    "tr": "ve bir bu için de da ile olarak çok daha en gibi kadar olan var ne ama sonra değil her",
    "id": "yang dan di untuk dengan dari ini pada dalam itu tidak adalah akan ke juga atau anda oleh sebagai bisa",
    "vi": "và của là các có được cho trong không một với những này người đã khi để từ về như",
    "tl": "ang ng sa na at mga ay ito para hindi si ni may kung siya ko nang isang",
    "sw": "na ya wa kwa ni la katika za kuwa cha hii huu pia kila mtu haki yake au",
    "hr": "i u je na se da za su s od o a ne koji kao ili to ima bi što iz",
    "sl": "in je v na se za da so ki z s ne pri po kot ali pa do o ima",
    "et": "ja on ei et see ta oli kui ka mis või oma aga ning kes siis õigus",
    "lv": "un ir ar no par ka kas uz tas vai bet pie tiek viņš savu tiesības ikvienam",
    "lt": "ir yra kad į su iš kaip ne tai bet jis buvo ar turi arba savo teisę",
    "ca": "el la els les de del i en que un una és per amb no es al com més però dels",
    "gl": "o a os as de do da e en que un unha é para con non por se ao máis como",
    "eu": "eta da ez du bat izan dira ere den dute bere edo egin zen baina",
    "sq": "dhe të në e i një me për që është nga se nuk ka u më si ky",
    "is": "og að í á er sem til við en um hann ekki var það af eru með",
    "cy": "yn y a i o ar yr ei mae wedi am bod ac gan hyn oedd ond",
    "ga": "an na agus ar is i a go le ag do tá sé bhí ní don",
    "af": "die en van is in het nie 'n dit op vir met wat te aan om as hy",
    "ms": "yang dan di untuk dengan dari ini pada dalam itu tidak adalah akan ke juga atau oleh",
    "ha": "da na a ya ta ba don shi wa cikin ne ko su mai kowa yana",
    "yo": "ni ti si o a wọn fun tí ó ní àti láti kan",
    "so": "iyo waa oo in ka ku uu ay la u leeyahay qof kasta ama",
    "mt": "il ta u li f' hu ma għal għandu jew minn kull dan",
    "lb": "de d' an den ass vun eng op mat fir net dat ze",
    "eo": "la kaj de en estas al por ke kun ne li el ĉiu rajtas",
}
SETS = {code: frozenset(words.split()) for code, words in PROFILES.items()}
ENGLISH = frozenset(
    "the of and to in is that it for was on with as he be at by this had not are but from or have an they which you "
    "were his her she their has been who will would there more about after out up when all its we i".split()
)
LEAST_SHARE = 0.12


def guessed(words: Iterable[str]) -> str:
    """The likeliest language (not English) of some lower-case words, or "" when none is likely."""
    counts = Counter(words)
    total = counts.total()
    if not total:
        return ""
    shares = {code: sum(counts[word] for word in counts.keys() & known) / total for code, known in SETS.items()}
    best = max(shares, key=lambda code: shares[code])
    return best if shares[best] >= LEAST_SHARE else ""


def likeliest(words: Sequence[str]) -> str:
    """The likeliest language of some lower-case words, English among them, or "" when none is likely."""
    english = sum(word in ENGLISH for word in words)
    other = guessed(words)
    if english >= LEAST_SHARE * len(words) and english >= sum(word in SETS.get(other, ()) for word in words):
        return "en"
    return other


def latin(text: str) -> bool:
    """Whether most letters are Latin."""
    letters = [c for c in text[:2000] if c.isalpha()]
    return sum(c < "\u0250" or "\u1e00" <= c < "\u1f00" for c in letters) > 0.7 * len(letters)

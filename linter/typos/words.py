"""Closed lists of English words that the rules share."""

from __future__ import annotations

from .context import GROUPS

FUNCTION = frozenset(word for tag in GROUPS if tag not in "QE" for word in GROUPS[tag].split()) | {"not", "so", "all"}

# Written without their apostrophe these are no words. (were, well, its, ill, shell, wed ... are, and stay out.)
APOSTROPHES = {
    whole.replace("'", ""): whole
    for whole in (
        "didn't don't doesn't isn't wasn't weren't wouldn't couldn't shouldn't hasn't haven't hadn't aren't ain't "
        "mustn't needn't mightn't shan't you're they're we've you've they've i've i'm that's there's "
        "what's who'd they'd you'd it'd that'd they'll you'll it'll that'll there'll who'll what'll he'd "
        "could've should've would've might've must've who've y'all o'clock ma'am"
    ).split()
} | {"theres": "there's", "whats": "what's", "wheres": "where's", "heres": "here's", "hows": "how's", "alls": "all's"}
APOSTROPHES = {wrong: right for wrong, right in APOSTROPHES.items() if wrong not in {"alls", "hed", "hows"}}

# Words that start with a consonant letter and a vowel sound, or the other way round; prefixes.
SILENT_H = ("heir", "honest", "honor", "honour", "hour")
EITHER = frozenset(
    "herb herbal herbs historic historical historian hotel habitual hereditary hypothesis heroic".split()
)
# Initials whose first letter doesn't tell: those said letter by letter that start like "em" or "ess" ...
SAID_WITH_VOWEL = frozenset(
    "EU FA FBI FCC FDA FTC FDP FM FSB HBO HGV HIV HMRC HR HRT HTML HTTP LGBT LGBTQ LLC LNG LPG LSE MBA MBE MD MEP MIT "
    "ML MLA MLS MMR MP MPV MRI MRSA MSP MTV NBA NBC NDA NFL NFT NGO NHL NHS NPR NRA NSA NSPCC NYPD RAF RBS RNA RNLI "
    "RPG RSPB RSPCA RTE SDK SDP SDLP SMS SNP SOS SPD SQL SSD SSL STD SUV X XL XML".split()
)
# ... and those said as a word, or like "you".
SAID_WITH_CONSONANT = frozenset(
    "FIFA FEMA FARC FOMO HAMAS LAN LASER LED MERS NAFTA NASA NASDAQ NATO NIMBY RAM RADAR ROM SALT SARS SCUBA SIM SWAT "
    "UAE UAV UCLA UEFA UFC UFO UHF UI UK UKIP UN UNESCO UNHCR UNICEF URL US USA USAID USB USDA USSR UV UX".split()
)

ABBREVIATIONS = frozenset(
    "mr mrs ms dr prof gen col lt sgt capt cmdr maj rev hon sen rep gov st mt ft no nos vs v etc eg ie al inc "
    "ltd co corp bros dept univ assn est jan feb mar apr jun jul aug sep sept oct nov dec mon tue wed thu fri "
    "sat sun fig figs vol vols pp p ed eds approx ca cf jr sr adm sec min max tel ext art ch rs km kg cm mm "
    "mph oz lb lbs ave blvd rd hwy pres supt insp sqn bn resp incl op pt messrs mme mlle rt viz".split()
)

# Beside an unknown word these say that it is not English.
FOREIGN_SMALL = frozenset("de del du des la le les el los las una une et von der das di della dos och til".split())

# Never put into a writer's mouth, however near they come to a slip.
UNSPOKEN = frozenset(
    "anal anus arse arsehole ass asses asshole bastard bastards bitch bitches boob boobs cock cocks coon cum cunt "
    "cunts dick dicks dyke dykes fag faggot faggots fags fuck fucked fucker fucking fucks incest nazi nazis nigga "
    "nigger niggers nude nudes paki penis piss porn porno prick pricks pussy queer rape raped rapes rapist rapists "
    "retard retarded retards semen shit shits shitty slut sluts spic tit tits tranny turd twat vagina wank whore "
    "whores".split()
)

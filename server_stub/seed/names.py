"""Names for the sample event, in the scripts that its doors must show: Latin with diacritics, Arabic, Amharic."""

import random
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class NamePool:
    """Names of one script, parted by spaces, with the language that their bearers read and where they come from."""

    language: str
    nationalities: tuple[str, ...]
    first: str
    last: str


LATIN = NamePool(
    "en",
    ("GB", "KE", "NG", "US", "ZA", "SE", "PL", "CZ", "VN", "TR"),
    (
        "Zoë Søren Łukasz Đorđe Şebnem Åsa Nguyễn Jürgen Chloé Ngũgĩ Wanjiru Ọlábísí Thandiwe Siân Müge Anaïs Renée "
        "Björn Małgorzata Ondřej Željko Ana Grace Peter Amara Kwame Ingrid Tomás Ifeoma Leila"
    ),
    (
        "Müller Øster Wałęsa Dvořák Nguyễn Çelik O'Brien Okonkwo Håkansson Kovačević Mwangi Adébáyọ̀ Dlamini Žižek "
        "Lindström Szczęsny Ferreira Smith Kamau Van-der-Merwe Ó-Súilleabháin Banda Yılmaz Novák Jørgensen"
    ),
)
FRENCH = NamePool(
    "fr",
    ("FR", "SN", "CI", "CM", "BE", "DJ"),
    "Aïcha François Hélène Mamadou Noël Fatoumata Jérôme Awa Gaël Maëlle Cédric Aminata Étienne Salomé",
    "Diop Lefèvre N'Guessan Sow Bâ Dubois Kouamé Gbagbo Mbappé Traoré Ndiaye Crépeau Forêt",
)
ARABIC = NamePool(
    "ar",
    ("EG", "SD", "MA", "TN", "JO", "SO"),
    "محمد فاطمة أحمد نورة يوسف مريم خالد سلمى عمر ليلى إبراهيم هدى طارق آمنة زينب عبدالله",
    "الحسن المصري عثمان بن-سالم الخطيب منصور العمري حداد الشريف التونسي إدريس القاضي",
)
AMHARIC = NamePool(
    "am",
    ("ET",),
    "ሰላም አበበ ሃና ዮሐንስ መሠረት ተስፋዬ ብርሃን ትዕግሥት ኃይለ ፍቅርተ ጸሐይ ዳዊት አስቴር ግርማ እየሩሳሌም ቅድስት",
    "ተክሌ ገብረማርያም ወልደ አለሙ በቀለ ኃይሉ ደስታ ታደሰ ከበደ መኮንን ሥላሴ ዘውዴ",
)

_POOLS = (LATIN, FRENCH, ARABIC, AMHARIC)
_SHARES = (45, 15, 20, 20)


@dataclass(frozen=True, slots=True)
class Person:
    """A made-up person."""

    first_name: str
    last_name: str
    language: str
    nationality: str


def draw(chance: random.Random) -> Person:
    """Return the next made-up person; many share a name, as at any event."""
    pool = chance.choices(_POOLS, _SHARES)[0]
    return Person(
        chance.choice(pool.first.split()),
        chance.choice(pool.last.split()),
        pool.language,
        chance.choice(pool.nationalities),
    )

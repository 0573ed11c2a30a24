"""Names as they are compared: one spelling for what people write in several ways.

Unicode decomposition without marks and case, then the letters that have no decomposition (Latin strokes, Arabic letter
forms), then the Ethiopic homophones: letters of one sound that Amharic spells freely (ሀ ሐ ኀ ኸ, ሠ ሰ, አ ዐ, ጸ ፀ), whose
first and fourth orders are also one sound after a laryngeal.
"""

import re
import unicodedata
from functools import lru_cache

from sync.wire.changes import DoorParticipant

HEAD_LETTERS = 3
_ORDERS = 7
_HOMOPHONES = {"ሐ": "ሀ", "ኀ": "ሀ", "ኸ": "ሀ", "ሠ": "ሰ", "ዐ": "አ", "ፀ": "ጸ"}
_ARABIC_ARTICLE = "ال"
_MIN_WITH_ARTICLE = 5
_WORD = re.compile(r"[^\W_]+")


def _letters() -> dict[int, str]:
    table = str.maketrans(
        {
            "ø": "o",
            "ł": "l",
            "đ": "d",
            "ð": "d",
            "ħ": "h",
            "ı": "i",
            "þ": "th",
            "æ": "ae",
            "œ": "oe",
            "'": "",
            "’": "",
            "‘": "",
            "ʼ": "",
            "ʻ": "",
            "`": "",
            "´": "",
            "ـ": "",  # tatweel stretches a word and says nothing
            "ٱ": "ا",
            "ة": "ه",
            "ى": "ي",
            "ی": "ي",
            "ک": "ك",
        }
    )
    for written, spoken in _HOMOPHONES.items():
        table |= {ord(written) + order: chr(ord(spoken) + order) for order in range(_ORDERS)}
    for first in "ሀአ":
        table |= {letter: first for letter, folded in table.items() if folded == chr(ord(first) + 3)}
        table[ord(first) + 3] = first
    return table


_LETTERS = _letters()


def fold(text: str) -> str:
    """Return the text in the one spelling in which names are compared."""
    if text.isascii():
        return text.lower().replace("'", "").replace("`", "")
    # Before the decomposition: it would part an acute accent that stands for an apostrophe into a space and a mark.
    plain = unicodedata.normalize("NFKD", text.replace("´", "'").casefold())
    unmarked = "".join([letter for letter in plain if unicodedata.category(letter) != "Mn"])
    return unmarked.translate(_LETTERS)


def fold_words(text: str) -> list[str]:
    """Return the words of a text, folded; whatever is neither letter nor digit parts them."""
    return _WORD.findall(fold(text))


def name_words(participant: DoorParticipant) -> list[str]:
    """Return the words of names and organisation: last name first, so that they sort as a list of names."""
    words = [*_words_of(participant.last_name), *_words_of(participant.first_name)]
    if participant.organization is not None:
        words += _words_of(participant.organization)
    return list(dict.fromkeys(words))


@lru_cache(maxsize=20_000)
def _words_of(name: str) -> tuple[str, ...]:
    """Return the words of one name, and the bare form of those with an Arabic article; names repeat in a crowd."""
    words = fold_words(name)
    bare = [word[2:] for word in words if word.startswith(_ARABIC_ARTICLE) and len(word) >= _MIN_WITH_ARTICLE]
    return (*words, *bare)


def heads(words: list[str]) -> str:
    """Return the first letters of each word, each after a bar."""
    return "".join([f"|{word[:HEAD_LETTERS]}" for word in words])

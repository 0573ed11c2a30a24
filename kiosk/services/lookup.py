"""Finding a person without a badge: by registration code, or by the beginnings of names."""

import unicodedata
from dataclasses import dataclass

from kiosk.services.ports import DoorCache
from sync.wire.changes import DoorParticipant
from sync.wire.registration_codes import fold_code, is_code

MAX_HITS = 20
MAX_QUERY = 100
"""Characters of a search that are looked at."""

_SYLLABIC = ("ETHIOPIC", "CJK", "HIRAGANA", "KATAKANA", "HANGUL")
"""Scripts in which one character says as much as two letters; names begin so in `unicodedata`."""


@dataclass(frozen=True, slots=True)
class Found:
    """What a search found."""

    participants: tuple[DoorParticipant, ...] = ()
    is_too_short: bool = False
    """Too few letters to search by: nothing was looked up."""
    has_more: bool = False
    """There are more than are shown: type further."""


class Lookup:
    """The search of staff; answers fast enough for every keystroke."""

    def __init__(self, cache: DoorCache) -> None:
        self._cache = cache

    def search(self, text: str, limit: int = MAX_HITS) -> Found:
        """Return whose code it is, then whose name, organisation or code begins with each of the words, best first.

        Two letters are the least, one where a letter is a syllable; a whole registration code always counts.
        """
        text = text[:MAX_QUERY].strip()
        exact = self._by_code(text)
        if not _is_enough(text):
            return Found((exact,) if exact else (), is_too_short=exact is None)
        named = (one for one in self._cache.search(text, limit + 1) if exact is None or one.id != exact.id)
        hits = (*((exact,) if exact else ()), *named)
        return Found(hits[:limit], has_more=len(hits) > limit)

    def _by_code(self, text: str) -> DoorParticipant | None:
        folded = fold_code(text)
        return self._cache.participant_by_code(folded) if is_code(folded) else None


def _is_enough(text: str) -> bool:
    letters = [character for character in text if character.isalnum()]
    return len(letters) >= 2 or any(_is_syllable(letter) for letter in letters)


def _is_syllable(letter: str) -> bool:
    return unicodedata.name(letter, "").startswith(_SYLLABIC)

"""A badge token read and its signature checked.

Limit: the library's own verify over bytes that lie ready. Ours starts from the text in the code: base45, claims,
signature. The whole reading also tells what kind of code it is, hashes it, and finds the key in the cache.
"""

from itertools import cycle
from pathlib import Path

from kiosk.domain.reading import read_code
from sync.wire import tokens
from tests.bench.door import badges, open_door
from tests.bench.figures import Figure, at_most, take_turns, told
from tests.bench.sizes import Size
from tests.support import builders

_BADGES = 200
_CALLS = 100


def measure(size: Size, folder: Path) -> list[Figure]:
    """Return the figures of reading a badge."""
    public_key = builders.SIGNING_KEY.public_key()
    texts = badges(range(1, _BADGES + 1))
    event_id = builders.EVENT_ID
    parsed = [tokens.parse(text) for text in texts]
    bare = cycle([(token.signature, event_id.encode() + b"\0" + token.body) for token in parsed])
    read, whole = cycle(texts), cycle(texts)
    with open_door(folder / "device", 1) as door:
        cases = [
            lambda: public_key.verify(*next(bare)),
            lambda: tokens.is_signed(tokens.parse(next(read)), event_id, public_key),
            lambda: read_code(next(whole), event_id=event_id, find_key=door.store.cache.key),
        ]
        limit, ours, reading = take_turns(cases, turns=size.turns, calls=_CALLS)
    return [
        at_most("token parsed and verified, p50", ours.p50_s / limit.p50_s, "× bare verify", 1.2),
        told("code read, key looked up, p50", reading.p50_s / limit.p50_s, "× bare verify"),
        told("bare Ed25519 verify, p50: the limit", limit.p50_s * 1e6, "µs"),
    ]

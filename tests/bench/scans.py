"""One scan, from the badge's text to the row on disk.

Limits: one 4 KiB append with fdatasync to a plain file, for the time; one transaction of plain sqlite3 that does the
same job, for the processor. The store's share, which is held against both, is what they do: the participant looked up,
the row journalled. The whole scan adds the badge's signature, all the rules and the counts.
"""

from collections.abc import Callable
from contextlib import closing
from itertools import cycle
from pathlib import Path

from kiosk.domain.codes import ScannedCode
from sync.wire.enums import Movement, Reason, ScanResult, ScanType
from sync.wire.journal import AccessLogFacts, AccessLogPersonal
from sync.wire.times import to_wire
from tests.bench.door import Door, badges, open_door
from tests.bench.figures import Figure, Timed, at_most, take_turns, told
from tests.bench.limits import RawScans, SyncedFile
from tests.bench.sizes import Size
from tests.support.clock import START_MS

_BADGES = 200
_IO = Path("/proc/self/io")
"""Linux counts here the bytes that this process handed over for writing (proc(5))."""


def measure(size: Size, folder: Path) -> list[Figure]:
    """Return the figures of a scan."""
    with (
        closing(SyncedFile(folder / "plain")) as plain,
        closing(RawScans(folder / "raw.db", size.small)) as raw,
        open_door(folder / "device", size.small) as door,
    ):
        numbers = cycle(range(1, _BADGES + 1))
        cases = [plain.append, lambda: raw.scan(next(numbers)), store_scan(door), whole_scan(door)]
        timed = take_turns(cases, turns=size.turns, calls=size.scans)
        return [*_figures(*timed), *_written(door, size)]


def _figures(plain: Timed, raw: Timed, store: Timed, whole: Timed) -> list[Figure]:
    limit_ms = plain.p50_s * 1000
    return [
        told("append 4 KiB + fdatasync, p50: the limit", limit_ms, "ms"),
        at_most("durable scan, p50 (goal: 1.3 × limit + 0.15 ms)", store.p50_s * 1000, "ms", 1.3 * limit_ms + 0.15),
        told("durable scan, p50", store.p50_s / plain.p50_s, "× limit"),
        told("durable scan by raw sqlite3, p50", raw.p50_s / plain.p50_s, "× limit"),
        at_most("scan CPU, encryption and chain on", store.call_cpu_s / raw.call_cpu_s, "× raw sqlite3", 3.5),
        told("whole scan with signature and rules, p50", whole.p50_s * 1000, "ms"),
        told("whole scan with signature and rules, p99", whole.p99_s * 1000, "ms"),
        told("whole scan CPU", whole.call_cpu_s / raw.call_cpu_s, "× raw sqlite3"),
    ]


def store_scan(door: Door) -> Callable[[], object]:
    """Return a call that looks a participant up and journals an admission, and decides nothing."""
    numbers = cycle(range(1, _BADGES + 1))
    facts = AccessLogFacts(
        at=to_wire(START_MS),
        checkpoint_id="gate-south",
        scan_type=ScanType.QR_SCAN,
        result=ScanResult.VALID,
        reason=Reason.ADMITTED,
        movement=Movement.ENTRY,
        zone_id="zone-hall",
    )

    def scan() -> None:
        found = door.store.cache.participant_by_number(next(numbers))
        assert found is not None
        personal = AccessLogPersonal(participant_id=found.id, participant_number=found.number, code_hash="0" * 32)
        door.store.journal.append(facts, personal)

    return scan


def whole_scan(door: Door) -> Callable[[], object]:
    """Return a call that checks the next badge in."""
    texts = cycle(badges(range(1, _BADGES + 1)))

    def scan() -> None:
        outcome = door.check_in.scan(ScannedCode(next(texts), ScanType.QR_SCAN, "QRCode", START_MS))
        assert outcome.admits

    return scan


def _written(door: Door, size: Size) -> list[Figure]:
    """Return what a scan hands over to the system for writing, checkpoints included."""
    if not _IO.exists():
        return []
    before, scans, scan = _bytes_written(), size.turns * size.scans * 2, store_scan(door)
    for _ in range(scans):
        scan()
    return [at_most("bytes written per scan", (_bytes_written() - before) / scans / 1024, "KiB", 9)]


def _bytes_written() -> int:
    fields = dict(line.split(": ") for line in _IO.read_text(encoding="ascii").splitlines())
    return int(fields["wchar"])

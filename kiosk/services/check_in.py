"""A code at a checkpoint becomes a row in the journal, and only then an answer."""

import logging
from collections import deque
from collections.abc import Iterable

from kiosk.domain.codes import ScannedCode
from kiosk.domain.facts import CodeReading, Verdict
from kiosk.domain.overriding import Role, override
from kiosk.domain.reading import registration_reading
from kiosk.domain.scanning import decide
from kiosk.errors import CannotRecordError
from kiosk.services.access_logs import line_of_log, line_of_verdict, log_facts, log_personal, movement_of
from kiosk.services.door_clock import DoorClock, DoorTime
from kiosk.services.fact_finder import FactFinder
from kiosk.services.outcomes import Occupancy, RecentScan, ScanOutcome
from kiosk.services.ports import Clock, DoorCache, HubClock, Journal, RecordedLog
from kiosk.services.post import Post
from kiosk.services.presence import Presences
from sync.wire.base import MAX_TEXT
from sync.wire.changes import DoorCheckpoint, DoorParticipant, Presence
from sync.wire.enums import Movement, ScanType
from sync.wire.times import from_wire

RECENT = 20
"""Lines in the list of last scans."""

_log = logging.getLogger(__name__)


class CheckIn:
    """The check-in of one device at one checkpoint.

    `start`, `choose`, scans and overrides come from one thread. `note`, `reload` and `set_hub_clock` may come from the
    link's thread at the same time.
    """

    def __init__(
        self, cache: DoorCache, journal: Journal, clock: Clock, *, device_id: str | None = None, built_at_ms: int = 0
    ) -> None:
        self._cache = cache
        self._journal = journal
        self._clock = DoorClock(clock, built_at_ms=built_at_ms)
        self._device_id = device_id
        self._presences = Presences(cache, journal)
        self._post = Post(cache, self._presences)
        self._finder = FactFinder(cache, self._presences, self._post)
        self._recent: deque[RecentScan] = deque(maxlen=RECENT)
        self._last_row_ms = 0
        self._last_override: ScanOutcome | None = None

    def start(self) -> None:
        """Read what the journal and the cache hold; before the first scan.

        Raises:
            StoreError: one of them cannot be read.
        """
        logs = self._journal.recent(RECENT)
        self._recent = deque((line_of_log(log, self._cache) for log in logs), maxlen=RECENT)
        self._last_row_ms = from_wire(logs[0].facts.at) if logs else 0
        self._presences.reload()

    def reload(self) -> None:
        """Read all movements anew after a snapshot took the cache's place; scans go on meanwhile."""
        self._presences.reload()

    def note(self, presences: Iterable[Presence]) -> None:
        """Take in movements that a pull brought; in any order, any number of times."""
        self._presences.note(presences)

    def set_hub_clock(self, hub_clock: HubClock) -> None:
        """Take over the hub's clock as measured at a contact just now."""
        self._clock.set_hub_clock(hub_clock)

    def choose(self, checkpoint_id: str, movement: Movement | None = None) -> None:
        """Work at this checkpoint from now on; `movement` is needed only where people pass both ways."""
        self._post.choose(checkpoint_id, movement)

    def checkpoint(self) -> DoorCheckpoint | None:
        """Return the chosen checkpoint; None while none is chosen, or the cache does not know it."""
        return self._post.checkpoint()

    def movement(self) -> Movement | None:
        """Return which way people pass; None where both ways are possible and none was chosen."""
        return self._post.movement()

    def occupancy(self) -> Occupancy | None:
        """Return how full the place behind the checkpoint is; None without a checkpoint."""
        return self._post.occupancy()

    def is_clock_suspect(self) -> bool:
        """Return whether the device's clock cannot be right."""
        return self._time().is_suspect

    def recent(self) -> tuple[RecentScan, ...]:
        """Return the last scans of this device, newest first, with those before the last start."""
        return tuple(self._recent)

    def scan(self, code: ScannedCode, operator: str | None = None) -> ScanOutcome:
        """Decide about a code and record it; durable when this returns, unless the outcome says `cannot_record`.

        Raises:
            NotReadyError: no event, no checkpoint or no direction; nothing was decided or recorded.
        """
        reading = self._finder.read(code.text)
        return self._check_in(reading, self._finder.find(reading), code.scan_type, operator)

    def check_in_participant(self, participant: DoorParticipant, operator: str | None = None) -> ScanOutcome:
        """Decide about somebody whom staff found by hand, as they stand in the cache now; otherwise like `scan`."""
        current = self._cache.participant(participant.id) or participant
        reading = registration_reading(participant.registration_code)
        return self._check_in(reading, current, ScanType.MANUAL_ENTRY, operator)

    def override(self, outcome: ScanOutcome, reason: str, operator: str | None, role: Role) -> ScanOutcome:
        """Let somebody in whom the rules refused, on the facts of that refusal, and record who said why.

        Asked again about the outcome overridden last, it returns what it did then: a double tap records once.

        Raises:
            ValueError: no reason is given, or the role may not; `overriding.may_override` says so beforehand.
        """
        refused = None if outcome.log is None else outcome.log.id
        if refused is not None and self._last_override is not None and self._last_override.overrides == refused:
            return self._last_override
        if not reason.strip():
            raise ValueError("an override needs a reason")
        verdict = override(outcome.verdict, role)
        log = self._record(verdict, outcome.scan_type, operator, reason.strip()[:MAX_TEXT], self._time())
        overridden = ScanOutcome(verdict, outcome.scan_type, log, overrides=refused)
        self._last_override = overridden if log else None
        return overridden

    def _check_in(
        self, reading: CodeReading, participant: DoorParticipant | None, scan_type: ScanType, operator: str | None
    ) -> ScanOutcome:
        time = self._time()
        verdict = decide(self._finder.facts(reading, participant, time))
        return ScanOutcome(verdict, scan_type, self._record(verdict, scan_type, operator, None, time))

    def _record(
        self, verdict: Verdict, scan_type: ScanType, operator: str | None, override_reason: str | None, time: DoorTime
    ) -> RecordedLog | None:
        """Write the row; only what is on disk moves a count, and None means that it is not."""
        log = self._append(verdict, scan_type, operator, override_reason, time)
        if log is not None:
            self._last_row_ms = time.raw_ms
            self._move(verdict, time)
        self._recent.appendleft(line_of_verdict(verdict, time, override_reason, log))
        return log

    def _append(
        self, verdict: Verdict, scan_type: ScanType, operator: str | None, override_reason: str | None, time: DoorTime
    ) -> RecordedLog | None:
        facts = log_facts(verdict, time, scan_type)
        personal = log_personal(verdict, operator, override_reason)
        try:
            return self._journal.append(facts, personal)
        except CannotRecordError:
            _log.exception("scan not recorded checkpoint=%s reason=%s", facts.checkpoint_id, facts.reason)
            return None

    def _move(self, verdict: Verdict, time: DoorTime) -> None:
        held = self._presences.of(verdict.facts.participant_number, verdict.facts.checkpoint.zone_id)
        presence = movement_of(verdict, time, held, self._device_id)
        if presence is not None:
            self._presences.note([presence])

    def _time(self) -> DoorTime:
        return self._clock.look(last_row_ms=self._last_row_ms)

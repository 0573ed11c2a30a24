"""What every handler is handed: settings, database, clock, source of ids, and the gate for API keys."""

from dataclasses import dataclass, field

from server_stub.database import Database
from server_stub.gate.key_gate import KeyGate
from server_stub.gate.throttle import Throttle
from server_stub.moment import Clock, Ids, Moment
from server_stub.settings import Settings


@dataclass(frozen=True, slots=True)
class Hub:
    """The parts that the hub's use cases run on; one of each for the life of the process."""

    settings: Settings
    database: Database
    now_ms: Clock
    new_id: Ids
    keys: KeyGate
    pairing_tries: Throttle = field(default_factory=Throttle)

    def moment(self, actor: str) -> Moment:
        """Return the circumstances of a change that `actor` makes now."""
        return Moment(actor=actor, now_ms=self.now_ms(), new_id=self.new_id)

"""Where a device stands: its checkpoint, which way people pass there, and how full the place behind it is."""

from kiosk.domain.occupancy import capacity_of, fill_level
from kiosk.errors import NotReadyError
from kiosk.services.outcomes import Occupancy
from kiosk.services.ports import DoorCache
from kiosk.services.presence import Presences
from sync.wire.changes import DoorCheckpoint, DoorZone
from sync.wire.enums import Direction, Movement
from sync.wire.occupancy import fill_percent

_ONE_WAY = {Direction.ENTRY: Movement.ENTRY, Direction.EXIT: Movement.EXIT}


class Post:
    """The chosen checkpoint, looked up anew each time, so that the hub's changes count from the next scan on."""

    def __init__(self, cache: DoorCache, presences: Presences) -> None:
        self._cache = cache
        self._presences = presences
        self._checkpoint_id: str | None = None
        self._movement: Movement | None = None

    def choose(self, checkpoint_id: str, movement: Movement | None = None) -> None:
        """Stand here from now on; `movement` matters only where people pass both ways."""
        self._checkpoint_id = checkpoint_id
        self._movement = movement

    def checkpoint(self) -> DoorCheckpoint | None:
        """Return the checkpoint; None while none is chosen, or the cache does not know it."""
        return None if self._checkpoint_id is None else self._cache.checkpoint(self._checkpoint_id)

    def movement(self) -> Movement | None:
        """Return which way people pass; None where both ways are possible and none was chosen."""
        checkpoint = self.checkpoint()
        return None if checkpoint is None else _ONE_WAY.get(checkpoint.direction, self._movement)

    def place(self) -> tuple[DoorCheckpoint, Movement]:
        """Return checkpoint and movement.

        Raises:
            NotReadyError: one of them has yet to be chosen.
        """
        checkpoint, movement = self.checkpoint(), self.movement()
        if checkpoint is None:
            raise NotReadyError("No checkpoint is chosen.", next_step="Choose where this device stands.")
        if movement is None:
            raise NotReadyError("People pass here both ways.", next_step="Choose the way in or the way out.")
        return checkpoint, movement

    def zone(self, checkpoint: DoorCheckpoint) -> DoorZone | None:
        """Return the zone behind a checkpoint."""
        return None if checkpoint.zone_id is None else self._cache.zone(checkpoint.zone_id)

    def occupancy(self) -> Occupancy | None:
        """Return how full the place behind the checkpoint is; None without a checkpoint."""
        checkpoint = self.checkpoint()
        if checkpoint is None:
            return None
        zone = self.zone(checkpoint)
        count, capacity = self._presences.count(checkpoint.zone_id), capacity_of(checkpoint, zone)
        return Occupancy(
            zone_id=checkpoint.zone_id,
            name=None if zone is None else zone.name,
            count=count,
            capacity=capacity,
            percent=fill_percent(count, capacity),
            level=fill_level(count, capacity),
        )

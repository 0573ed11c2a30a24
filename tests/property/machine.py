"""What can happen to devices and their hub, in any order, and what must hold when the line is good again."""

import logging
from typing import ClassVar, Protocol

import hypothesis.strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, rule

from sync.ports import JournalPort
from sync.status import LinkState
from sync.wire.journal import JournalMark
from tests.support.faults import seeded
from tests.support.linked_device import LinkedDevice

DEVICES = 2
_QUIET_MS = 1_000

_device = st.integers(0, DEVICES - 1)


class World(Protocol):
    """A hub and its devices; devices are known by number."""

    def start(self, number: int) -> LinkedDevice:
        """Start a device on the disk that it has, and return it."""

    def stop(self, number: int) -> None:
        """End a device's process."""

    def journal(self, number: int) -> JournalPort:
        """Return the journal of a device that runs."""

    def scan(self, number: int, count: int) -> list[str]:
        """Record scans on a device that runs; returns the ids of the rows."""

    def row_ids(self, number: int) -> set[str]:
        """Return the ids of all rows on a device that runs."""

    def copy_disk(self, number: int) -> None:
        """Make an image of the disk of a device that is stopped, in place of an earlier one."""

    def put_back_disk(self, number: int) -> None:
        """Put the image back, if there is one; the device is stopped."""

    def register(self) -> None:
        """Let the hub know one participant more."""

    def withdraw(self) -> None:
        """Let the hub delete the last participant, if there is one."""

    def restart_hub(self) -> None:
        """Stop the hub and start it again."""

    def back_up_hub(self) -> None:
        """Keep a backup of the hub, in place of an earlier one."""

    def restore_hub(self) -> None:
        """Put the hub back to its backup, if there is one."""

    def log_ids(self) -> list[str]:
        """Return the id of every access log at the hub."""

    def mark(self, number: int) -> JournalMark:
        """Return what the hub holds of a device."""

    def expect_same_cache(self, number: int) -> None:
        """Fail unless a device's cache says what the hub's feed says."""

    def close(self) -> None:
        """Stop everything."""


class SyncMachine(RuleBasedStateMachine):
    """One day of a few devices and their hub."""

    world_type: ClassVar[type]

    def __init__(self) -> None:
        super().__init__()
        logging.getLogger("sync").setLevel(logging.CRITICAL)  # forks and old disks warn, which is right here
        self.world: World = self.world_type()
        self.devices: list[LinkedDevice] = []
        self.ever: set[str] = set()

    @initialize()
    def morning(self) -> None:
        """Everything starts and works, and there is an old image of each disk."""
        self.devices.extend(map(self.world.start, range(DEVICES)))
        for number in range(DEVICES):
            self.scan(number, 2)
            self.devices[number].engine.run_cycle()
            self.copy_disk(number)

    @rule(number=_device, count=st.integers(1, 12))
    def scan(self, number: int, count: int) -> None:
        """People come, whatever the network does."""
        self.ever.update(self.world.scan(number, count))

    @rule(number=_device, ms=st.integers(0, 90_000))
    def let_time_pass(self, number: int, ms: int) -> None:
        """The engine does what is due."""
        self.devices[number].run_for(ms)

    @rule(number=_device, seed=st.integers(0, 1_000))
    def line_gets_bad(self, number: int, seed: int) -> None:
        """Half of all requests meet some fault from now on."""
        self.devices[number].wire.script = seeded(seed, rate=0.5)

    @rule(number=_device)
    def cut(self, number: int) -> None:
        """The cable is pulled."""
        self.devices[number].wire.is_cut = True

    @rule(number=_device)
    def heal(self, number: int) -> None:
        """The cable is back, and the line is good."""
        self.devices[number].wire.is_cut = False
        self.devices[number].wire.script = None

    @rule(number=_device)
    def restart_device(self, number: int) -> None:
        """Power is lost, and comes back."""
        self._stop(number)
        self._start(number)

    @rule(number=_device)
    def copy_disk(self, number: int) -> None:
        """Somebody makes an image of a device."""
        self._stop(number)
        self.world.copy_disk(number)
        self._start(number)

    @rule(number=_device, count=st.integers(0, 12))
    def put_back_disk(self, number: int, count: int) -> None:
        """Somebody puts an image back, and people come before the device has heard that the hub knows a later state."""
        self._stop(number)
        self.world.put_back_disk(number)
        self._start(number)
        self.scan(number, count)

    @rule()
    def register(self) -> None:
        """The organiser registers somebody."""
        self.world.register()

    @rule()
    def withdraw(self) -> None:
        """The organiser deletes somebody."""
        self.world.withdraw()

    @rule()
    def restart_hub(self) -> None:
        """The hub is restarted."""
        self.world.restart_hub()

    @rule()
    def back_up_hub(self) -> None:
        """The hub is backed up."""
        self.world.back_up_hub()

    @rule()
    def restore_hub(self) -> None:
        """The hub's disk died, and last night's backup is put in place.

        The devices hear of it before anything changes at the hub: later it would have given the same change numbers to
        other changes, which numbers alone do not show.
        """
        self.world.restore_hub()
        for number in range(DEVICES):
            self.restart_device(number)
            self.heal(number)
            self.devices[number].run_for(_QUIET_MS)

    @rule()
    def evening(self) -> None:
        """Every line is good for a while: all is at the hub, and every cache is the hub's."""
        for number in range(DEVICES):
            self.heal(number)
        for _ in range(2):  # in the second round each hears what the others sent in the first
            for device in self.devices:
                device.engine.retry_now()
                device.run_for(_QUIET_MS)
        logs = self.world.log_ids()
        assert len(logs) == len(set(logs)), "a row is at the hub twice"
        assert set(logs) <= self.ever, "the hub holds a row that nobody scanned"
        for number in range(DEVICES):
            self._expect_in_step(number, set(logs))

    def teardown(self) -> None:
        """Each day ends with an evening."""
        try:
            self.evening()
        finally:
            for number in range(len(self.devices)):
                self._stop(number)
            self.world.close()
            logging.getLogger("sync").setLevel(logging.NOTSET)

    def _expect_in_step(self, number: int, logs: set[str]) -> None:
        assert self.world.row_ids(number) <= logs, "a row did not arrive"
        status, journal = self.devices[number].engine.status, self.world.journal(number)
        assert (status.link, status.pending, status.refused) == (LinkState.OK, 0, 0), status
        assert not journal.reconcile(self.world.mark(number)), "the hub knows more of this device than its disk"
        assert journal.head().pending == 0, "the hub lacks a row that counted as held"
        self.world.expect_same_cache(number)

    def _stop(self, number: int) -> None:
        self.devices[number].engine.close()
        self.world.stop(number)

    def _start(self, number: int) -> None:
        wire = self.devices[number].wire
        self.devices[number] = self.world.start(number)
        self.devices[number].wire.script, self.devices[number].wire.is_cut = wire.script, wire.is_cut

"""What the tour saw, as tables, and whether every number is right."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field

from rich.console import Console
from rich.table import Table

from sync.wire.enums import RESULT_OF, Reason


@dataclass(slots=True)
class Account:
    """The numbers of one tour."""

    expected: list[Reason] = field(default_factory=list)
    seen: list[Reason] = field(default_factory=list)
    pending_cut_off: int = 0
    scanned_cut_off: int = 0
    pending_at_end: int = 0
    journalled: list[str] = field(default_factory=list)
    """Ids of the rows on the station's disk."""
    held: list[str] = field(default_factory=list)
    """Ids of the access logs that the hub shows, as often as it shows them."""
    held_reasons: Counter[Reason] = field(default_factory=Counter)

    @property
    def lost(self) -> int:
        """Rows that the station recorded and the hub does not show."""
        return len(set(self.journalled) - set(self.held))

    @property
    def doubled(self) -> int:
        """Access logs that the hub shows more than once."""
        return len(self.held) - len(set(self.held))

    def faults(self) -> Sequence[str]:
        """Return a sentence for each number that is not as it must be."""
        checks = [
            (self.seen == self.expected, f"verdicts differ: {_first_difference(self.expected, self.seen)}"),
            (len(self.journalled) == len(self.seen), f"{len(self.journalled)} rows for {len(self.seen)} verdicts"),
            (self.pending_cut_off >= self.scanned_cut_off > 0, "rows did not wait while the hub was away"),
            (self.pending_at_end == 0, f"{self.pending_at_end} rows are still pending"),
            (self.lost == 0, f"{self.lost} rows are lost"),
            (self.doubled == 0, f"{self.doubled} rows are doubled"),
            (set(self.held) <= set(self.journalled), "the hub holds rows that the station never wrote"),
            (self.held_reasons == Counter(self.seen), "the hub holds other reasons than the station gave"),
        ]
        return [fault for is_right, fault in checks if not is_right]


def show(account: Account, console: Console) -> None:
    """Print the verdicts and the balance."""
    verdicts = Table("verdict", "reason", "scans", title="What the station decided", title_justify="left")
    for reason, count in sorted(Counter(account.seen).items(), key=lambda item: list(Reason).index(item[0])):
        verdicts.add_row(RESULT_OF[reason], reason, str(count))
    console.print(verdicts)
    balance = Table("", "rows", title="What became of it", title_justify="left", show_header=False)
    for words, count in (
        ("scanned", len(account.seen)),
        ("of these while the hub was gone", account.scanned_cut_off),
        ("pending just before it came back", account.pending_cut_off),
        ("held by the hub at the end", len(set(account.held))),
        ("pending at the end", account.pending_at_end),
        ("lost", account.lost),
        ("doubled", account.doubled),
    ):
        balance.add_row(words, str(count))
    console.print(balance)


def _first_difference(expected: Sequence[Reason], seen: Sequence[Reason]) -> str:
    for place, (wanted, found) in enumerate(zip(expected, seen, strict=False), 1):
        if wanted != found:
            return f"scan {place} is {found}, not {wanted}"
    return f"{len(seen)} scans instead of {len(expected)}"

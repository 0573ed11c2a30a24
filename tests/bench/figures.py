"""A figure, how it is measured beside its limit, and how it is shown and kept."""

import json
import statistics
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from msgspec import Struct
from rich.console import Console
from rich.table import Table


class Figure(Struct, frozen=True):
    """One line of the report; `met` is None for a figure without a goal."""

    figure: str
    value: float
    unit: str
    goal: str = ""
    met: bool | None = None


def at_most(figure: str, value: float, unit: str, limit: float) -> Figure:
    """Return a figure whose goal is not to exceed the limit."""
    return Figure(figure, round(value, 3), unit, f"≤ {limit:.3g}", value <= limit)


def at_least(figure: str, value: float, unit: str, limit: float) -> Figure:
    """Return a figure whose goal is to reach the limit."""
    return Figure(figure, round(value, 3), unit, f"≥ {limit:.3g}", value >= limit)


def told(figure: str, value: float, unit: str) -> Figure:
    """Return a figure that is only told: absolute times depend on the machine."""
    return Figure(figure, round(value, 3), unit)


@dataclass
class Timed:
    """What one case took.

    Attributes:
        wall_s: each single call by the clock on the wall.
        cpu_s: processor time of all threads of this process for a call, one mean a turn.
    """

    wall_s: list[float] = field(default_factory=list)
    cpu_s: list[float] = field(default_factory=list)

    def add(self, case: Callable[[], object]) -> None:
        """Call it once and keep what it took on the wall."""
        start = time.perf_counter()
        case()
        self.wall_s.append(time.perf_counter() - start)

    @property
    def p50_s(self) -> float:
        """The median call."""
        return statistics.median(self.wall_s)

    @property
    def p99_s(self) -> float:
        """The slowest call but one in a hundred."""
        return percentile(self.wall_s, 99)

    @property
    def call_cpu_s(self) -> float:
        """Processor time of a call: the median of the turns."""
        return statistics.median(self.cpu_s)


def take_turns(cases: Sequence[Callable[[], object]], *, turns: int, calls: int, warm_up: bool = True) -> list[Timed]:
    """Call each case so many times in a row, then the next one, and all over again; a turn to warm up is not counted.

    Turns make a noisy neighbour hit all cases alike, so that their ratios hold where their times do not.
    """
    results = [Timed() for _ in cases]
    for turn in range(turns + warm_up):
        for case, measured in zip(cases, results, strict=True):
            one_turn = _one_turn(case, calls)
            if turn >= warm_up:
                measured.wall_s += one_turn.wall_s
                measured.cpu_s += one_turn.cpu_s
    return results


def _one_turn(case: Callable[[], object], calls: int) -> Timed:
    timed, cpu_start = Timed(), time.process_time()
    for _ in range(calls):
        timed.add(case)
    timed.cpu_s.append((time.process_time() - cpu_start) / calls)
    return timed


def percentile(values: Sequence[float], percent: int) -> float:
    """Return a percentile by nearest rank."""
    ordered = sorted(values)
    return ordered[max(0, -(-len(ordered) * percent // 100) - 1)]


def report(figures: Sequence[Figure], path: Path) -> None:
    """Print the table and a closing line, and write the same as JSON."""
    table = Table("figure", "value", "unit", "goal", "", title="Gatehouse, measured now on this machine")
    for row in figures:
        mark = {None: "", True: "[green]met[/]", False: "[red]missed[/]"}[row.met]
        table.add_row(row.figure, f"{row.value:,.3f}", row.unit, row.goal, mark)
    console = Console(width=118)
    console.print(table)
    path.parent.mkdir(parents=True, exist_ok=True)
    rows = [{"figure": f.figure, "value": f.value, "unit": f.unit, "goal": f.goal, "met": f.met} for f in figures]
    path.write_text(json.dumps(rows, indent=2, ensure_ascii=False) + "\n", encoding="utf-8")
    console.print(_closing_line(figures), f"Written to {path}.", highlight=False)


def _closing_line(figures: Sequence[Figure]) -> str:
    goals = [row for row in figures if row.met is not None]
    missed = [row.figure for row in goals if not row.met]
    if not missed:
        return f"All {len(goals)} goals are met."
    return f"{len(missed)} of {len(goals)} goals are missed: {'; '.join(missed)}."

"""A figure, how it is measured beside its limit, and how it is shown and kept."""

import json
import statistics
import time
from collections.abc import Callable, Sequence
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
    return Figure(figure, round(value, 3), unit, f"≤ {limit:g}", value <= limit)


def at_least(figure: str, value: float, unit: str, limit: float) -> Figure:
    """Return a figure whose goal is to reach the limit."""
    return Figure(figure, round(value, 3), unit, f"≥ {limit:g}", value >= limit)


def told(figure: str, value: float, unit: str) -> Figure:
    """Return a figure that is only told: absolute times depend on the machine."""
    return Figure(figure, round(value, 3), unit)


def interleaved(cases: Sequence[Callable[[], float]], rounds: int) -> list[float]:
    """Run each case in turn, `rounds` times over, and return the median of each.

    Turns make a noisy neighbour hit all cases alike, so that their ratios hold where their times do not.
    """
    results: list[list[float]] = [[] for _ in cases]
    for _ in range(rounds):
        for case, measured in zip(cases, results, strict=True):
            measured.append(case())
    return [statistics.median(measured) for measured in results]


def wall(work: Callable[[], object]) -> float:
    """Return the seconds that the work took by the clock on the wall."""
    start = time.perf_counter()
    work()
    return time.perf_counter() - start


def cpu(work: Callable[[], object]) -> float:
    """Return the seconds of processor time that the work took in all threads of this process."""
    start = time.process_time()
    work()
    return time.process_time() - start


def percentile(values: Sequence[float], percent: int) -> float:
    """Return a percentile by nearest rank."""
    ordered = sorted(values)
    return ordered[max(0, -(-len(ordered) * percent // 100) - 1)]


def report(figures: Sequence[Figure], path: Path) -> None:
    """Print the table and write the same as JSON."""
    table = Table("figure", "value", "unit", "goal", "", title="Gatehouse, measured now on this machine")
    for row in figures:
        mark = {None: "", True: "[green]met[/]", False: "[red]missed[/]"}[row.met]
        table.add_row(row.figure, f"{row.value:,.3f}", row.unit, row.goal, mark)
    Console(width=118).print(table)
    path.parent.mkdir(parents=True, exist_ok=True)
    rows = [{"figure": f.figure, "value": f.value, "unit": f.unit, "goal": f.goal, "met": f.met} for f in figures]
    path.write_text(json.dumps(rows, indent=2, ensure_ascii=False) + "\n")

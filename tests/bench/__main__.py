"""`make bench`: every figure measured now, as a table and as `build/bench.json`."""

from collections.abc import Callable
from enum import StrEnum
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Annotated

import typer
from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, SpinnerColumn, TextColumn, TimeElapsedColumn

from tests.bench import backlog, bootstrap, frames, lookups, scans, search, signatures, start
from tests.bench.figures import Figure, report
from tests.bench.sizes import FULL, QUICK, Size

Measure = Callable[[Size, Path], list[Figure]]


class Subject(StrEnum):
    """What can be measured by itself."""

    SCANS = "scans"
    LOOKUPS = "lookups"
    SEARCH = "search"
    BOOTSTRAP = "bootstrap"
    BACKLOG = "backlog"
    TOKENS = "tokens"
    FRAMES = "frames"
    START = "start"


_MEASURES: dict[Subject, Measure] = {
    Subject.SCANS: scans.measure,
    Subject.LOOKUPS: lookups.measure,
    Subject.SEARCH: search.measure,
    Subject.BOOTSTRAP: bootstrap.measure,
    Subject.BACKLOG: backlog.measure,
    Subject.TOKENS: signatures.measure,
    Subject.FRAMES: frames.measure,
    Subject.START: start.measure,
}


app = typer.Typer(add_completion=False, pretty_exceptions_enable=False)


@app.command()
def main(
    *,
    quick: Annotated[bool, typer.Option("--quick", help="Small counts: to see that it runs, not how fast.")] = False,
    only: Annotated[list[Subject] | None, typer.Option(help="Measure just this; may be given again.")] = None,
    out: Annotated[Path, typer.Option(help="Where the figures are written as JSON.")] = Path("build/bench.json"),
) -> None:
    """Measure, print the table and write it. A missed goal is told and is no error."""
    size = QUICK if quick else FULL
    figures: list[Figure] = []
    out.parent.mkdir(parents=True, exist_ok=True)
    with TemporaryDirectory(dir=out.parent, prefix="bench-") as folder, _progress() as progress:
        task = progress.add_task("", total=len(only or Subject))
        for subject in only or Subject:
            progress.update(task, description=f"Measuring {subject}")
            (Path(folder) / subject).mkdir()
            figures += _MEASURES[subject](size, Path(folder) / subject)
            progress.advance(task)
    report(figures, out)


def _progress() -> Progress:
    columns = (
        SpinnerColumn(),
        TextColumn("{task.description}"),
        BarColumn(),
        MofNCompleteColumn(),
        TimeElapsedColumn(),
    )
    return Progress(*columns, console=Console(width=118), transient=True)


if __name__ == "__main__":
    app()

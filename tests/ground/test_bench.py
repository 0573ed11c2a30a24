"""`make bench` runs, and what it writes can be read."""

import subprocess
import sys
from pathlib import Path

import msgspec
import pytest

from tests.bench.figures import Figure, at_least, at_most, report, take_turns, told

_ROOT = Path(__file__).parents[2]


def test_one_subject_measured_quickly_gives_a_table_and_well_formed_figures(tmp_path: Path) -> None:
    """The file names each figure with value, unit and goal, and says of each goal whether it was met."""
    out = tmp_path / "out" / "bench.json"
    command = [sys.executable, "-m", "tests.bench", "--quick", "--only", "tokens", "--out", str(out)]
    done = subprocess.run(command, cwd=_ROOT, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    figures = msgspec.json.decode(out.read_bytes(), type=list[Figure])

    assert {"× bare verify", "µs"} == {row.unit for row in figures}
    assert all(row.value > 0 for row in figures)
    assert all((row.met is None) == (row.goal == "") for row in figures)
    assert any(row.met is not None for row in figures)
    assert all(row.figure in done.stdout for row in figures)
    assert list(out.parent.iterdir()) == [out]


def test_a_missed_goal_is_named_in_the_closing_line(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Whoever reads only the end knows what is not as it should be."""
    report([at_most("slow", 3, "ms", 1), at_least("read", 1, "of 1", 1), told("size", 7, "KiB")], tmp_path / "b.json")

    assert "1 of 2 goals are missed: slow." in capsys.readouterr().out


def test_every_case_is_timed_in_its_turn() -> None:
    """The turn to warm up is run and not counted."""
    order: list[str] = []
    first, second = take_turns([lambda: order.append("a"), lambda: order.append("b")], turns=2, calls=2)

    assert "".join(order) == "aabb" * 3
    assert (len(first.wall_s), len(second.wall_s)) == (4, 4)
    assert (len(first.cpu_s), len(second.cpu_s)) == (2, 2)

"""The measuring of frames, without looking at the time."""

import pytest

from tests.devices.measure import LEVELS, measure_frames


@pytest.mark.parametrize("level", LEVELS)
def test_the_camera_path_reads_at_least_what_one_plain_call_reads(level: str) -> None:
    """On the same frames, a round of passes reads no fewer than the plain decoder, and never a wrong text."""
    figures = measure_frames(level, 3)
    assert figures.wrong == 0
    assert figures.round_read >= figures.plain_read
    assert figures.round_read == {"easy": 1, "empty": 0}.get(level, figures.round_read)

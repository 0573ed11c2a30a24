"""The spelling of everything on the wire, held against files that change only on purpose.

After an intended change: ``python -m tests.wire.test_golden`` writes the files anew.
"""

from pathlib import Path

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from sync.wire.changes import ChangePage, Presence
from tests.wire.samples import AT, SAMPLES

FOLDER = Path(__file__).parent / "golden"


def _spelling(sample: msgspec.Struct) -> bytes:
    return msgspec.json.format(msgspec.json.encode(sample), indent=2) + b"\n"


@pytest.mark.parametrize("name", SAMPLES)
def test_spelling(name: str) -> None:
    """Devices and hubs of other versions read these very names and forms."""
    assert _spelling(SAMPLES[name]).decode() == (FOLDER / f"{name}.json").read_text(encoding="utf-8")


@pytest.mark.parametrize("name", sorted(SAMPLES.keys() - {"journal-batch"}))
def test_reading(name: str) -> None:
    """What the file says reads back as the same record."""
    sample = SAMPLES[name]
    assert msgspec.json.decode((FOLDER / f"{name}.json").read_bytes(), type=type(sample)) == sample


@pytest.mark.parametrize("name", SAMPLES)
def test_fields_of_later_versions_are_passed_over(name: str) -> None:
    """A field that this version does not know does no harm."""
    sample = SAMPLES[name]
    text = msgspec.json.encode(sample)
    extended = b'{"fieldOfALaterVersion":{"a":[1]},' + text[1:]
    assert msgspec.json.encode(msgspec.json.decode(extended, type=type(sample))) == text


def test_every_golden_file_has_its_sample() -> None:
    """No file outlives the record that it was about."""
    assert {path.stem for path in FOLDER.glob("*.json")} == SAMPLES.keys()


_MAYBE_TEXT = st.none() | st.text(max_size=8)


@given(
    st.builds(
        Presence,
        participant_number=st.integers(0, 2**53),
        zone_id=_MAYBE_TEXT,
        inside=st.booleans(),
        at=st.just(AT),
        entered_at=st.sampled_from([None, AT]),
        checkpoint_id=st.text(max_size=8),
        device_id=_MAYBE_TEXT,
    )
)
def test_sparse_records_come_back(record: Presence) -> None:
    """Leaving out fields at their default loses nothing."""
    assert msgspec.json.decode(msgspec.json.encode(record), type=Presence) == record


def test_tombstones_have_no_data() -> None:
    """A deleted thing is told by its id and number alone."""
    page = SAMPLES["change-page"]
    assert isinstance(page, ChangePage)
    assert page.rows[-1].data is None
    assert msgspec.json.encode(page.rows[-1]) == b'{"kind":"participant","number":8,"id":"participant-2"}'


if __name__ == "__main__":
    FOLDER.mkdir(exist_ok=True)
    for stem, thing in SAMPLES.items():
        (FOLDER / f"{stem}.json").write_bytes(_spelling(thing))

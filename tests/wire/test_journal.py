"""The chain over journal rows."""

import hashlib

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from sync.wire.journal import GENESIS, JournalRow, chain, chain_row, commit_personal, commitment_of

ROW = JournalRow(
    seq=3,
    id="0193510c-4a00-7000-8000-00000000002a",
    kind="access-log",
    facts=msgspec.Raw(b'{"at":"2026-11-22T09:46:00.000Z"}'),
    personal=msgspec.Raw(b'{"participantNumber":1742}'),
    salt="0011223344556677",
)
EPOCH = "0193510c-4a00-7000-8000-0000000000e1"
HASH = chain_row(GENESIS, EPOCH, ROW)


def test_the_golden_hash() -> None:
    """Both ends, today and later, compute this very hash."""
    salted = bytes.fromhex("0011223344556677") + b'{"participantNumber":1742}'
    lines = [GENESIS, EPOCH, "3", ROW.id, "access-log", hashlib.sha256(salted).hexdigest(), bytes(ROW.facts).decode()]
    assert hashlib.sha256("".join(f"{line}\n" for line in lines).encode()).hexdigest() == HASH
    assert HASH == "21f746d2f79a3379a52ad135c19459dec83ae7bc5e8c3caf3cbc811683408a25"


@pytest.mark.parametrize(
    "altered",
    [
        {"seq": 4},
        {"id": "0193510c-4a00-7000-8000-00000000002b"},
        {"kind": "access-log2"},
        {"facts": msgspec.Raw(b'{"at":"2026-11-22T09:46:00.001Z"}')},
        {"personal": msgspec.Raw(b'{"participantNumber":1743}')},
        {"salt": "0011223344556678"},
        {"personal": None},
    ],
)
def test_altering_any_field_changes_the_hash(altered: dict[str, object]) -> None:
    """No part of a row can be changed without breaking the chain."""
    assert chain_row(GENESIS, EPOCH, msgspec.structs.replace(ROW, **altered)) != HASH


def test_place_enters_the_hash() -> None:
    """The same row in another epoch or after another row has another hash."""
    assert chain_row(GENESIS, "another epoch", ROW) != HASH
    assert chain_row(HASH, EPOCH, ROW) != HASH


def test_erasing_the_person_keeps_the_hash() -> None:
    """A row whose personal part and salt are gone still verifies by its commitment."""
    erased = msgspec.structs.replace(ROW, personal=None, salt=None, commitment=commitment_of(ROW))
    assert chain_row(GENESIS, EPOCH, erased) == HASH
    assert b"1742" not in msgspec.json.encode(erased)


@given(st.binary(min_size=8, max_size=8), st.binary(max_size=50), st.binary(max_size=50))
def test_a_commitment_binds_one_text(salt: bytes, one: bytes, other: bytes) -> None:
    """Under one salt two texts never share a commitment."""
    assert (commit_personal(salt, one) == commit_personal(salt, other)) == (one == other)


_WORDS = st.text(st.characters(codec="ascii", categories=["L", "N", "P"]), max_size=6)
_PARTS = st.tuples(st.integers(1, 99), _WORDS, _WORDS, st.sampled_from([b"{}", b'{"a":1}', b"[]"]), _WORDS)


@given(_PARTS, _PARTS)
def test_different_rows_have_different_hashes(
    one: tuple[int, str, str, bytes, str], other: tuple[int, str, str, bytes, str]
) -> None:
    """Moving text from one field into the next is a change like any other."""

    def hashed(parts: tuple[int, str, str, bytes, str]) -> str:
        seq, row_id, kind, facts, commitment = parts
        return chain(GENESIS, epoch="e", seq=seq, row_id=row_id, kind=kind, facts=facts, commitment=commitment)

    assert (hashed(one) == hashed(other)) == (one == other)


def test_a_row_travels_as_it_was_hashed() -> None:
    """Facts and personal part keep their very bytes over the wire, spaces included."""
    spaced = msgspec.structs.replace(ROW, facts=msgspec.Raw(b'{ "at" : "2026" }'))
    arrived = msgspec.json.decode(msgspec.json.encode(spaced), type=JournalRow)
    assert bytes(arrived.facts) == b'{ "at" : "2026" }'
    assert chain_row(GENESIS, EPOCH, arrived) == chain_row(GENESIS, EPOCH, spaced)


def test_an_absent_person_stays_absent() -> None:
    """A row without a personal part arrives without one."""
    bare = msgspec.structs.replace(ROW, personal=None, salt=None, commitment="00")
    arrived = msgspec.json.decode(msgspec.json.encode(bare), type=JournalRow)
    assert arrived == bare
    assert arrived.personal is None


@pytest.mark.parametrize("salt", [None, "no hex"])
def test_a_personal_part_needs_its_salt(salt: str | None) -> None:
    """Without a usable salt there is no commitment, and the row is refused."""
    with pytest.raises(ValueError, match=r"salt|hex"):
        commitment_of(msgspec.structs.replace(ROW, salt=salt))


def test_a_row_without_a_person_has_no_commitment() -> None:
    """Nothing personal, nothing to commit to."""
    assert commitment_of(msgspec.structs.replace(ROW, personal=None, salt=None)) == ""

"""Readers that type, and people who do too."""

import tracemalloc

from hypothesis import given
from hypothesis import strategies as st

from kiosk.devices.typed_scanner import LONGEST_CODE, LONGEST_GAP_MS, TypedScanner, TypedTooLong
from kiosk.domain.codes import ScannedCode
from sync.wire.enums import ScanType

Result = list[ScannedCode | TypedTooLong]


def type_all(scanner: TypedScanner, text: str, *, start_ms: int = 0, gap_ms: int = 5) -> Result:
    """Type one character a key event and return everything that came of it."""
    results: Result = []
    for number, character in enumerate(text):
        results += scanner.typed(character, start_ms + number * gap_ms)
    return results


def texts(results: Result) -> list[str]:
    """Return the texts of the codes."""
    return [result.text for result in results if isinstance(result, ScannedCode)]


def test_a_burst_with_enter_is_a_code() -> None:
    """A hand-held reader's code comes out as it was typed, at the time of its Enter."""
    assert type_all(TypedScanner(), "GH1ABC\r", start_ms=100) == [
        ScannedCode("GH1ABC", ScanType.QR_SCAN, "Typed", seen_ms=130)
    ]


def test_an_nfc_reader_is_told_apart_by_its_setting() -> None:
    """A reader that was configured as NFC gives taps."""
    (tap,) = type_all(TypedScanner(ScanType.NFC_TAP), "04A2B3C4\n")
    assert isinstance(tap, ScannedCode)
    assert tap.scan_type is ScanType.NFC_TAP


def test_a_reader_without_enter_ends_by_a_pause() -> None:
    """A burst with no Enter is a code as soon as the pause is long enough."""
    scanner = TypedScanner()
    assert type_all(scanner, "GH1ABC") == []
    assert scanner.paused(25 + LONGEST_GAP_MS) == []
    assert texts(scanner.paused(26 + LONGEST_GAP_MS)) == ["GH1ABC"]
    assert scanner.paused(10_000) == []


def test_the_next_burst_ends_the_one_before() -> None:
    """Without a timer, too, the code before a pause is not glued to the one after."""
    scanner = TypedScanner()
    type_all(scanner, "GH1ABC")
    assert texts(type_all(scanner, "GH1XYZ\r", start_ms=1_000)) == ["GH1ABC", "GH1XYZ"]


def test_a_person_at_the_keyboard_is_no_scanner() -> None:
    """Words typed by hand never become codes, with or without Enter."""
    scanner = TypedScanner()
    assert type_all(scanner, "Almaz Bekele\r", gap_ms=LONGEST_GAP_MS + 1) == []
    assert scanner.paused(10_000) == []


def test_a_key_held_down_is_no_scanner() -> None:
    """The keyboard's own repeat is as quick as a reader, and is told apart by being one letter."""
    scanner = TypedScanner()
    assert type_all(scanner, "a" * 40 + "\r", gap_ms=33) == []
    assert texts(type_all(scanner, "GH1ABC\r", start_ms=9_000)) == ["GH1ABC"]


def test_control_characters_are_left_out() -> None:
    """Separators that some readers send inside a code do not reach anybody."""
    assert texts(type_all(TypedScanner(), "GH1\x1dABC\t\r")) == ["GH1ABC"]


def test_a_code_of_just_the_longest_length_is_kept() -> None:
    """The limit itself is still a code, one more is not."""
    assert texts(type_all(TypedScanner(), "AB" * (LONGEST_CODE // 2) + "\r")) == ["AB" * (LONGEST_CODE // 2)]
    assert type_all(TypedScanner(), "A" * (LONGEST_CODE + 1) + "\r") == [
        TypedTooLong(LONGEST_CODE + 1, (LONGEST_CODE + 1) * 5)
    ]


def test_ten_megabytes_are_refused_in_little_memory() -> None:
    """Ten megabytes of text give one refusal and are never held; the next code is read as ever."""
    scanner = TypedScanner()
    chunk = "A" * 4_000
    tracemalloc.start()
    results: Result = []
    for number in range(2_500):
        results += scanner.typed(chunk, number)
    results += scanner.typed("\r", 2_500)
    _, peak = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert results == [TypedTooLong(10_000_000, 2_500)]
    assert peak < 1_000_000
    assert texts(type_all(scanner, "GH1ABC\r", start_ms=5_000)) == ["GH1ABC"]


def test_a_pasted_mountain_is_refused_at_once() -> None:
    """Ten megabytes in a single event are not even walked through."""
    assert TypedScanner().typed("A" * 10_000_000, 7) == [TypedTooLong(10_000_000, 7)]


@given(st.lists(st.tuples(st.text("AB1 \r\n\t", max_size=9), st.integers(0, 120))))
def test_nothing_is_invented(events: list[tuple[str, int]]) -> None:
    """Whatever is typed at whatever pace, a code is a run of what was typed, never more."""
    scanner = TypedScanner()
    at_ms = 0
    results: Result = []
    for text, gap_ms in events:
        at_ms += gap_ms
        results += scanner.typed(text, at_ms)
    typed = "".join(text for text, _ in events).replace("\t", "").replace("\r", "\n")
    for text in texts(results):
        assert text in typed
        assert len(text) >= 3

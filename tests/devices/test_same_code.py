"""One badge before the camera is one scan."""

from hypothesis import given
from hypothesis import strategies as st

from kiosk.devices.decoded_code import DecodedCode
from kiosk.devices.same_code import GONE_AFTER_MS, SameCodeRule

SIZE = (1280, 720)
FRAME_MS = 33


def code(text: str, off_middle: int = 0) -> DecodedCode:
    """Return a code whose middle lies so many pixels right of the picture's middle."""
    return DecodedCode(text, text.encode(), "QRCode", ((640 + off_middle, 360),))


def test_a_badge_in_view_is_one_scan() -> None:
    """However long a badge is held before the camera, it is scanned once."""
    rule = SameCodeRule()
    news = [rule.news_in([code("a")], SIZE, at_ms) for at_ms in range(0, 60_000, FRAME_MS)]
    assert [found for found in news if found] == [code("a")]


def test_a_badge_that_comes_back_too_soon_is_the_same_scan() -> None:
    """Under three seconds out of view is a shaking hand; at three seconds it is a new scan."""
    rule = SameCodeRule()
    assert rule.news_in([code("a")], SIZE, 0)
    assert not rule.news_in([code("a")], SIZE, GONE_AFTER_MS - 1)
    assert rule.news_in([code("a")], SIZE, 2 * GONE_AFTER_MS - 1)


def test_the_next_badge_is_scanned_at_once() -> None:
    """Another badge waits for nothing, and the first is still known."""
    rule = SameCodeRule()
    assert rule.news_in([code("a")], SIZE, 0)
    assert rule.news_in([code("b")], SIZE, FRAME_MS)
    assert not rule.news_in([code("a")], SIZE, 2 * FRAME_MS)


def test_the_badge_nearest_to_the_middle_wins() -> None:
    """Of two badges in one picture the middle one is scanned, and the other once it is held there."""
    rule = SameCodeRule()
    assert rule.news_in([code("aside", 300), code("middle", 20)], SIZE, 0) == code("middle", 20)
    assert not rule.news_in([code("aside", 300), code("middle", 20)], SIZE, FRAME_MS)
    assert rule.news_in([code("aside", 10), code("middle", -300)], SIZE, 2 * FRAME_MS) == code("aside", 10)


def test_one_text_in_two_symbologies_is_one_code() -> None:
    """A badge that carries its number as QR code and as bar code is scanned once."""
    rule = SameCodeRule()
    bars = DecodedCode("a", b"a", "Code128", ((640, 360),))
    assert rule.news_in([code("a")], SIZE, 0)
    assert not rule.news_in([bars], SIZE, FRAME_MS)


pictures = st.dictionaries(st.sampled_from("abc"), st.integers(0, 600), max_size=3)
streams = st.lists(st.tuples(st.integers(0, 2 * GONE_AFTER_MS), pictures), max_size=60)


@given(streams)
def test_every_stream_obeys_the_rule(stream: list[tuple[int, dict[str, int]]]) -> None:
    """Checked against the whole history: news is the nearest code, and news exactly if nobody knows it still."""
    rule = SameCodeRule()
    known_until: dict[str, int] = {}
    at_ms = 0
    for gap_ms, picture in stream:
        at_ms += gap_ms
        news = rule.news_in([code(text, off) for text, off in picture.items()], SIZE, at_ms)
        known = {text for text, until_ms in known_until.items() if at_ms < until_ms}
        nearest = min(picture, key=lambda text: picture[text], default=None)
        assert (news.text if news else None) == (nearest if nearest not in known else None)
        for text in picture:
            if text in known or (news is not None and text == news.text):
                known_until[text] = at_ms + GONE_AFTER_MS

"""Finds texts that are cut off, outside the window, or drawn over one another."""

from collections.abc import Iterator
from dataclasses import dataclass

from PySide6.QtCore import QPointF, QRectF
from PySide6.QtQml import QQmlExpression, qmlContext
from PySide6.QtQuick import QQuickItem

from tests.ui.station import Station

_SLACK_PX = 2.0
_RIGHT, _CENTER = 2, 4


@dataclass(frozen=True)
class Painted:
    """A text and where its letters are."""

    words: str
    area: QRectF
    item: QQuickItem


def faults(station: Station) -> Iterator[str]:
    """Yield what is wrong with the texts that can be seen, in words."""
    texts = [item for item in station.items() if _is_text(item)]
    window = QRectF(0, 0, station.window.width(), station.window.height())
    painted = [Painted(str(item.property("text")), _letters(item), item) for item in texts if not _scrolls(item)]
    for text in texts:
        yield from _cut(text)
    for one in painted:
        if not window.adjusted(-_SLACK_PX, -_SLACK_PX, _SLACK_PX, _SLACK_PX).contains(one.area):
            yield f"outside the window: {one.words!r} {one.area}"
    for place, one in enumerate(painted):
        for other in painted[place + 1 :]:
            if one.area.intersects(other.area):
                yield f"over one another: {one.words!r} and {other.words!r}"


def _is_text(item: QQuickItem) -> bool:
    return item.inherits("QQuickText") and item.isVisible() and item.opacity() > 0 and bool(item.property("text"))


def _cut(item: QQuickItem) -> Iterator[str]:
    words = item.property("text")
    if item.property("truncated"):
        yield f"shortened: {words!r}"
    if item.property("contentWidth") > item.width() + _SLACK_PX:
        yield f"too wide by {item.property('contentWidth') - item.width():.0f}: {words!r}"
    if item.property("contentHeight") > item.height() + _SLACK_PX + _air(item):
        yield f"too high by {item.property('contentHeight') - item.height():.0f}: {words!r}"


def _air(item: QQuickItem) -> float:
    """Return the height within one line that no letter reaches."""
    return float(item.property("contentHeight")) * 0.15 / max(1, int(item.property("lineCount")))


def _letters(item: QQuickItem) -> QRectF:
    """Return the letters' area in the window; a line's own air above and below does not count."""
    width, height = float(item.property("contentWidth")), float(item.property("contentHeight"))
    context = qmlContext(item)
    assert context is not None
    alignment, _ = QQmlExpression(context, item, "effectiveHorizontalAlignment + 0").evaluate()
    spare = item.width() - width
    left = spare if alignment == _RIGHT else spare / 2 if alignment == _CENTER else 0.0
    top = item.mapToScene(QPointF(left, 0))
    return QRectF(top.x(), top.y() + _air(item), width, height - 2 * _air(item))


def _scrolls(item: QQuickItem | None) -> bool:
    """Return whether the text stands in a list, where the last row may be half in sight."""
    return item is not None and (item.inherits("QQuickListView") or _scrolls(item.parentItem()))

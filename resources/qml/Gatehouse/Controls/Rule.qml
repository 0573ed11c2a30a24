import QtQuick
import Gatehouse.Theme

// A line between rows.
Rectangle {
    implicitHeight: Theme.thin
    color: Theme.hairline
}

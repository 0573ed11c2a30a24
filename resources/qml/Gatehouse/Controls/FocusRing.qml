import QtQuick
import Gatehouse.Theme

// Stands around what has the keyboard: a ring, parted by a gap in the colour of the ground.
Rectangle {
    id: ring

    property bool inside: false
    property color ringColor: Theme.focus
    readonly property int distance: inside ? 0 : Theme.ring + Theme.thick

    anchors.fill: parent
    anchors.margins: -distance
    color: "transparent"
    border.color: ringColor
    border.width: Theme.ring
}

import QtQuick
import Gatehouse.Theme

// A drawing in one colour; those that point somewhere turn around where people read from the right.
Image {
    id: icon

    required property string name
    property color color: Theme.ink
    property real size: Theme.icon
    property real stroke: 2

    readonly property bool turns: ["arrow-forward", "arrow-back", "undo"].includes(name)

    width: size
    height: size
    sourceSize: Qt.size(Math.round(size), Math.round(size))
    source: "image://icon/" + name + "/" + icon.color.toString().slice(-6) + "/" + stroke
    mirror: turns && Theme.rightToLeft
    Accessible.ignored: true
}

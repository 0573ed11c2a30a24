import QtQuick
import Gatehouse.Controls
import Gatehouse.Theme

// The shut gate; where the device cannot decide there is no gate, but the triangle.
Item {
    id: mark

    required property bool asks
    required property color words
    property bool shown: false

    Opening {
        anchors.fill: parent
        visible: !mark.asks
        shut: true
        words: mark.words
        risen: mark.shown
    }
    Icon {
        visible: mark.asks
        anchors.right: parent.right
        anchors.bottom: parent.bottom
        anchors.bottomMargin: 3 * Theme.u
        name: "attention"
        color: mark.words
        size: parent.height
        stroke: 2.4
    }
}

import QtQuick
import Gatehouse.Theme

// An icon with its word, on one line.
Row {
    id: tag

    required property string icon
    required property string text
    property color color: Theme.ink
    property bool bold: true
    property real size: Theme.body

    spacing: Math.round(tag.size / 2)

    Icon {
        name: tag.icon
        color: tag.color
        size: Math.round(tag.size * 1.55)
        anchors.verticalCenter: parent.verticalCenter
    }
    Words {
        text: tag.text
        color: tag.color
        bold: tag.bold
        font.pixelSize: tag.size
        wrapMode: Text.NoWrap
        anchors.verticalCenter: parent.verticalCenter
    }
}

import QtQuick
import Gatehouse.Controls
import Gatehouse.Theme

// The verdict's word with its shape, and where and when it was given.
Item {
    id: header

    required property string mark
    required property string word
    required property string gate
    required property string time
    required property color color
    property real size: Theme.lead

    implicitHeight: Math.max(shape.height, words.implicitHeight, place.implicitHeight)

    Icon {
        id: shape
        anchors.left: parent.left
        anchors.verticalCenter: words.verticalCenter
        name: header.mark
        color: header.color
        size: Math.round(header.size * 1.25)
    }
    Words {
        id: words
        objectName: "verdictWord"
        anchors.left: shape.right
        anchors.leftMargin: Math.round(header.size * 0.4)
        width: Math.min(implicitWidth, header.width * 0.6)
        text: header.word
        color: header.color
        bold: true
        font.pixelSize: header.size
    }
    Words {
        id: place
        anchors.left: words.right
        anchors.leftMargin: header.size
        anchors.right: parent.right
        text: "\u2068" + header.gate + "\u2069\u2002" + header.time
        color: header.color
        bold: true
        font.pixelSize: header.size
        horizontalAlignment: Text.AlignRight
    }
}

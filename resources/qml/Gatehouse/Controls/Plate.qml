import QtQuick
import Gatehouse.Theme

// Words over the live picture stand on a solid plate.
Rectangle {
    id: plate

    required property string text
    property string icon: ""
    property real size: Theme.body
    property bool bold: false
    property real longest: 600

    color: Theme.surface
    implicitWidth: row.implicitWidth + 2 * row.anchors.margins
    implicitHeight: row.implicitHeight + 2 * row.anchors.margins

    Row {
        id: row
        anchors.fill: parent
        anchors.margins: Math.round(plate.size * 0.6)
        spacing: anchors.margins

        Icon {
            visible: plate.icon !== ""
            name: plate.icon === "" ? "info" : plate.icon
            size: Math.round(plate.size * 1.5)
            anchors.verticalCenter: parent.verticalCenter
        }
        Words {
            id: words
            text: plate.text
            bold: plate.bold
            font.pixelSize: plate.size
            width: Math.min(implicitWidth, plate.longest - 2 * row.anchors.margins)
            anchors.verticalCenter: parent.verticalCenter
        }
    }
}

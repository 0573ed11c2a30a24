import QtQuick
import Gatehouse.Theme

// One of the last scans: mark, who or why, what was said, when.
Item {
    id: row

    required property string kind
    required property string title
    required property string detail
    required property string time

    readonly property bool isYes: kind === "yes" || kind === "staff"
    readonly property color color: isYes ? Theme.stateYes : kind === "no" ? Theme.stateNo : Theme.stateAttention

    implicitHeight: Theme.historyRow
    Accessible.role: Accessible.ListItem
    Accessible.name: title + ", " + detail + ", " + time

    Icon {
        id: mark
        anchors.left: parent.left
        anchors.verticalCenter: parent.verticalCenter
        name: row.isYes ? "yes" : row.kind
        color: row.color
    }
    Column {
        id: texts
        anchors.left: mark.right
        anchors.leftMargin: Theme.gap
        anchors.right: clock.left
        anchors.rightMargin: Theme.gap
        anchors.verticalCenter: parent.verticalCenter

        Words {
            objectName: "historyTitle"
            width: parent.width
            text: row.title
            lineHeight: Theme.tightLeading(text)
            bold: true
        }
        Words {
            width: parent.width
            text: row.detail
            lineHeight: Theme.tightLeading(text)
            color: Theme.inkSoft
            font.pixelSize: Theme.micro
        }
    }
    Words {
        id: clock
        anchors.right: parent.right
        anchors.verticalCenter: parent.verticalCenter
        text: row.time
        color: Theme.inkSoft
    }
    Rule {
        anchors.bottom: parent.bottom
        width: parent.width
    }
}

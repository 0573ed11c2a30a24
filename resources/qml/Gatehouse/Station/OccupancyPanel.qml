import QtQuick
import Gatehouse.Controls
import Gatehouse.Kiosk
import Gatehouse.Theme

// How full the place is: the figure, the bar, and the word for it.
Item {
    id: panel

    required property OccupancyViewModel occupancy
    property bool small: false

    readonly property bool manyDigits: occupancy.count.length > 5 || occupancy.capacity.length > 5
    readonly property color levelColor: occupancy.level === "full" ? Theme.stateNo : occupancy.level === "nearly-full" ? Theme.stateAttention : Theme.stateYes

    implicitHeight: bar.visible ? word.y + word.height : number.y + number.height
    Accessible.role: Accessible.StaticText
    Accessible.name: zone.text + ": " + number.text + " " + limit.text + " " + word.text

    Words {
        id: zone
        width: parent.width
        text: panel.occupancy.zone === "" ? qsTr("Inside") : qsTr("Inside, %1").arg("\u2068" + panel.occupancy.zone + "\u2069")
        bold: true
    }
    Words {
        id: number
        anchors.left: parent.left
        objectName: "occupancyCount"
        anchors.top: zone.bottom
        text: panel.occupancy.count
        bold: true
        font.family: Theme.displayFamily
        font.pixelSize: panel.manyDigits ? (panel.small ? Theme.title : Theme.head) : panel.small ? Theme.head : Theme.display
        lineHeight: Theme.displayLeading(text)
        wrapMode: Text.NoWrap
    }
    Words {
        id: limit
        visible: panel.occupancy.hasLimit
        anchors.left: number.right
        anchors.leftMargin: Theme.gap
        anchors.baseline: number.baseline
        text: qsTr("of %1").arg(panel.occupancy.capacity)
        color: Theme.inkSoft
        font.pixelSize: panel.manyDigits && panel.small ? Theme.body : Theme.lead
        wrapMode: Text.NoWrap
    }
    OccupancyBar {
        id: bar
        objectName: "occupancyBar"
        visible: panel.occupancy.hasLimit
        anchors.top: number.bottom
        anchors.topMargin: Theme.u
        width: parent.width
        percent: panel.occupancy.percent
    }
    Tag {
        id: word
        objectName: "occupancyWord"
        visible: bar.visible
        anchors.left: parent.left
        anchors.top: bar.bottom
        anchors.topMargin: Math.round(1.5 * Theme.u)
        icon: panel.occupancy.level === "room" ? "yes" : panel.occupancy.level === "full" ? "no" : "attention"
        text: panel.occupancy.level === "full" ? qsTr("Full") : panel.occupancy.level === "nearly-full" ? qsTr("Nearly full") : qsTr("Room left")
        color: panel.levelColor
    }
    Words {
        visible: bar.visible
        anchors.right: parent.right
        anchors.verticalCenter: word.verticalCenter
        text: panel.occupancy.percent + "\u202f%"
        color: Theme.inkSoft
        wrapMode: Text.NoWrap
    }
}

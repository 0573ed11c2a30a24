import QtQuick
import Gatehouse.Controls
import Gatehouse.Kiosk
import Gatehouse.Theme

// How full the place is, and the last scans.
Rectangle {
    id: side

    required property CheckInViewModel checkIn
    property bool portrait: false

    readonly property OccupancyViewModel occupancy: checkIn.occupancy
    readonly property color levelColor: occupancy.level === "full" ? Theme.stateNo : occupancy.level === "nearly-full" ? Theme.stateAttention : Theme.stateYes

    color: Theme.surface

    Rule {
        visible: !side.portrait
        anchors.left: parent.left
        width: Theme.thin
        height: parent.height
    }
    Item {
        id: inside
        objectName: "occupancy"
        anchors.left: parent.left
        anchors.right: parent.right
        anchors.top: parent.top
        anchors.margins: Theme.margin
        anchors.topMargin: Math.round(Theme.margin * 0.75)
        height: bar.visible ? word.y + word.height : number.y + number.height
        Accessible.role: Accessible.StaticText
        Accessible.name: zone.text + ": " + number.text + " " + limit.text + " " + word.text

        Words {
            id: zone
            width: parent.width
            text: side.occupancy.zone === "" ? qsTr("Inside") : qsTr("Inside, %1").arg("\u2068" + side.occupancy.zone + "\u2069")
            bold: true
        }
        Words {
            id: number
            anchors.left: parent.left
            objectName: "occupancyCount"
            anchors.top: zone.bottom
            text: side.occupancy.count
            bold: true
            font.family: Theme.displayFamily
            font.pixelSize: side.portrait || Theme.compact ? Theme.head : Theme.display
            lineHeight: Theme.displayLeading(text)
            wrapMode: Text.NoWrap
        }
        Words {
            id: limit
            visible: side.occupancy.hasLimit
            anchors.left: number.right
            anchors.leftMargin: Theme.gap
            anchors.baseline: number.baseline
            text: qsTr("of %1").arg(side.occupancy.capacity)
            color: Theme.inkSoft
            font.pixelSize: Theme.lead
            wrapMode: Text.NoWrap
        }
        OccupancyBar {
            id: bar
            objectName: "occupancyBar"
            visible: side.occupancy.hasLimit
            anchors.top: number.bottom
            anchors.topMargin: Theme.u
            width: parent.width
            percent: side.occupancy.percent
        }
        Tag {
            id: word
            objectName: "occupancyWord"
            visible: bar.visible
            anchors.left: parent.left
            anchors.top: bar.bottom
            anchors.topMargin: Math.round(1.5 * Theme.u)
            icon: side.occupancy.level === "room" ? "yes" : side.occupancy.level === "full" ? "no" : "attention"
            text: side.occupancy.level === "full" ? qsTr("Full") : side.occupancy.level === "nearly-full" ? qsTr("Nearly full") : qsTr("Room left")
            color: side.levelColor
        }
        Words {
            visible: bar.visible
            anchors.right: parent.right
            anchors.verticalCenter: word.verticalCenter
            text: side.occupancy.percent + "\u202f%"
            color: Theme.inkSoft
            wrapMode: Text.NoWrap
        }
    }

    Rectangle {
        id: rule
        anchors.left: inside.left
        anchors.right: inside.right
        anchors.top: inside.bottom
        anchors.topMargin: Math.round(2.5 * Theme.u)
        height: Theme.thick
        color: Theme.ink
    }
    ListView {
        id: history
        objectName: "history"
        anchors.left: inside.left
        anchors.right: inside.right
        anchors.top: rule.bottom
        height: Math.floor((parent.height - y) / Theme.historyRow) * Theme.historyRow
        clip: true
        boundsBehavior: Flickable.StopAtBounds
        activeFocusOnTab: true
        model: side.checkIn.history
        Accessible.role: Accessible.List
        Accessible.name: qsTr("Last scans")

        delegate: HistoryRow {
            width: ListView.view.width
        }
        add: Transition {
            NumberAnimation {
                properties: "opacity"
                from: 0
                to: 1
                duration: Theme.enterRow
            }
        }
        displaced: Transition {
            NumberAnimation {
                properties: "y"
                duration: Theme.enterRow
                easing.type: Easing.OutCubic
            }
        }
    }
    FocusRing {
        anchors.fill: history
        inside: true
        visible: history.activeFocus
    }
}

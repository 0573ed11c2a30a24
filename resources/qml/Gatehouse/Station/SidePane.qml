import QtQuick
import Gatehouse.Controls
import Gatehouse.Kiosk
import Gatehouse.Theme

// How full the place is, and the last scans.
Rectangle {
    id: side

    required property CheckInViewModel checkIn
    property bool portrait: false

    color: Theme.surface

    Rule {
        visible: !side.portrait
        anchors.left: parent.left
        width: Theme.thin
        height: parent.height
    }
    OccupancyPanel {
        id: inside
        objectName: "occupancy"
        anchors.left: parent.left
        anchors.right: parent.right
        anchors.top: parent.top
        anchors.margins: Theme.margin
        anchors.topMargin: Math.round(Theme.margin * 0.75)
        occupancy: side.checkIn.occupancy
        small: side.portrait || Theme.compact
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

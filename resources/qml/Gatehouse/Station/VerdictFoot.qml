import QtQuick
import Gatehouse.Controls
import Gatehouse.Kiosk
import Gatehouse.Theme

// Under a verdict: that it is saved, how full it is or how the link stands, and what comes next.
Rectangle {
    id: foot

    required property CheckInViewModel checkIn
    required property StationViewModel station

    readonly property VerdictViewModel verdict: checkIn.verdict
    readonly property OccupancyViewModel occupancy: checkIn.occupancy
    readonly property int edge: Math.round((Theme.compact ? 5 : 8) * Theme.u)
    readonly property real room: width - saved.width - end.width - 2 * edge - 2 * between
    readonly property int between: Math.round(5 * Theme.u)

    implicitHeight: Theme.foot
    color: Theme.surface

    Tag {
        id: saved
        objectName: "savedWord"
        anchors.left: parent.left
        anchors.leftMargin: foot.edge
        anchors.verticalCenter: parent.verticalCenter
        icon: foot.verdict.isRecorded ? "saved" : "no"
        text: foot.verdict.saved
        color: foot.verdict.isRecorded ? Theme.ink : Theme.stateNo
    }
    Tag {
        visible: foot.verdict.isYes && width <= foot.room
        anchors.left: saved.right
        anchors.leftMargin: foot.between
        anchors.verticalCenter: parent.verticalCenter
        icon: "people"
        text: foot.occupancy.hasLimit ? qsTr("%1 of %2 inside").arg(foot.occupancy.count).arg(foot.occupancy.capacity) : qsTr("%1 inside").arg(foot.occupancy.count)
        color: Theme.inkSoft
        bold: false
    }
    LinkState {
        visible: !foot.verdict.isYes && width <= foot.room
        anchors.left: saved.right
        anchors.leftMargin: foot.between
        anchors.verticalCenter: parent.verticalCenter
        standing: foot.station.link
        since: foot.station.linkSince
        pending: foot.station.pending
        pendingText: foot.station.pendingText
        brief: true
    }
    Row {
        id: end
        anchors.right: parent.right
        anchors.rightMargin: foot.edge
        anchors.verticalCenter: parent.verticalCenter

        Tag {
            visible: foot.verdict.isYes
            icon: "scan"
            text: qsTr("Ready for the next badge")
        }
        Words {
            objectName: "reasonCode"
            visible: !foot.verdict.isYes
            text: qsTr("Reason: %1").arg("\u2068" + foot.verdict.reason + "\u2069")
            color: Theme.inkSoft
            font.pixelSize: Theme.micro
            wrapMode: Text.NoWrap
        }
    }
    Rule {
        anchors.top: parent.top
        width: parent.width
    }
}

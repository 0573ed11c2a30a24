import QtQuick
import Gatehouse.Controls
import Gatehouse.Kiosk
import Gatehouse.Theme

// In place of the camera while the station cannot work yet: what is missing, and what to do about it.
Rectangle {
    id: notice

    required property StationViewModel station

    readonly property bool loads: station.phase === "starting"

    objectName: "notice"
    color: Theme.surface
    Accessible.role: Accessible.StaticText
    Accessible.name: title.text + ". " + words.text

    Headline {
        id: title
        objectName: "noticeTitle"
        anchors.left: parent.left
        anchors.right: parent.right
        anchors.top: parent.top
        anchors.margins: Theme.margin
        anchors.topMargin: 2 * Theme.margin
        height: Math.round(parent.height * 0.42)
        largest: Theme.poster
        verticalAlignment: Text.AlignBottom
        text: notice.loads ? qsTr("Getting the list of participants") : notice.station.phase === "not-paired" ? qsTr("This device has no hub yet") : qsTr("This device has no gate yet")
    }
    Words {
        id: words
        objectName: "noticeWords"
        anchors.left: title.left
        anchors.right: title.right
        anchors.top: title.bottom
        anchors.topMargin: 3 * Theme.u
        font.pixelSize: Theme.lead
        text: notice.loads ? qsTr("Scanning starts by itself as soon as the list is here.") : qsTr("Make a pairing code on the hub's devices page, then run: %1").arg("\u2068gatehouse pair\u2069")
    }
    Rectangle {
        visible: notice.loads
        anchors.left: title.left
        anchors.right: title.right
        anchors.top: words.bottom
        anchors.topMargin: 5 * Theme.u
        height: Math.round(3.5 * Theme.u)
        color: Theme.surfaceSunk
        border.color: Theme.line
        border.width: Theme.thin

        Rectangle {
            objectName: "noticeProgress"
            anchors.left: parent.left
            width: parent.width * Math.max(0, notice.station.loadingPercent) / 100
            height: parent.height
            color: Theme.accent
        }
    }
}

import QtQuick
import Gatehouse.Theme

// How the station stands to its hub: an icon, the word for it, and what waits to be sent.
Row {
    id: link

    required property string standing
    required property string since
    required property int pending
    required property string pendingText
    property bool brief: false

    readonly property bool isFine: standing === "ok" || standing === "connecting"
    readonly property color color: standing === "unauthorized" ? Theme.stateNo : isFine ? Theme.inkSoft : Theme.stateAttention

    readonly property string words: standing === "away" ? qsTr("No hub since %1").arg(since) : standing === "trouble" ? qsTr("Hub trouble since %1").arg(since) : standing === "unauthorized" ? qsTr("Hub refuses this device") : standing === "connecting" ? qsTr("Looking for the hub") : qsTr("In step with the hub")
    readonly property real natural: Theme.icon + said.implicitWidth + (queue === "" ? 0 : spacing + waiting.implicitWidth) + spacing
    readonly property string queue: pending > 0 ? qsTr("%1 to send").arg(pendingText) : ""

    spacing: Math.round(1.75 * Theme.u)
    Accessible.role: Accessible.StaticText
    Accessible.name: queue === "" ? words : words + ", " + queue

    Icon {
        name: link.isFine ? "link" : "link-off"
        color: link.color
        size: Theme.icon
        anchors.verticalCenter: parent.verticalCenter
    }
    Words {
        id: said
        objectName: "linkWords"
        text: link.words
        color: link.color
        bold: !link.isFine
        wrapMode: Text.NoWrap
        anchors.verticalCenter: parent.verticalCenter
    }
    Words {
        id: waiting
        objectName: "linkQueue"
        visible: text !== "" && !link.brief
        text: link.queue
        color: Theme.inkSoft
        wrapMode: Text.NoWrap
        anchors.verticalCenter: parent.verticalCenter
    }
}

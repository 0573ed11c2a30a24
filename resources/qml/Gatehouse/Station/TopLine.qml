import QtQuick
import Gatehouse.Controls
import Gatehouse.Kiosk
import Gatehouse.Theme

// Where this is, what is saved, how the link is, what time it is.
Rectangle {
    id: top

    required property CheckInViewModel checkIn
    required property StationViewModel station

    readonly property int between: Math.round((Theme.compact ? 2.5 : 4) * Theme.u)
    readonly property real needed: gate.width + link.natural + clock.width + saved.width + 7 * between

    implicitHeight: Theme.topLine
    color: Theme.surface

    Rectangle {
        id: gate
        anchors.left: parent.left
        width: Math.min(gateRow.implicitWidth + 2 * top.between, parent.width * 0.5)
        height: parent.height
        color: Theme.accent
        Accessible.role: Accessible.Heading
        Accessible.name: gateName.text + ", " + way.text

        Row {
            id: gateRow
            anchors.left: parent.left
            anchors.leftMargin: top.between
            anchors.verticalCenter: parent.verticalCenter
            spacing: Math.round(2 * Theme.u)

            Icon {
                name: "gate"
                color: Theme.accentInk
                size: Math.round(Theme.icon * 1.1)
                anchors.verticalCenter: parent.verticalCenter
            }
            Words {
                id: gateName
                objectName: "gateName"
                text: top.station.gate === "" ? "Gatehouse" : top.station.gate
                color: Theme.accentInk
                bold: true
                font.pixelSize: text.length > 18 ? Theme.body : Theme.lead
                fontSizeMode: Text.VerticalFit
                minimumPixelSize: Math.round(Theme.micro * 0.8)
                height: top.height
                verticalAlignment: Text.AlignVCenter
                width: Math.min(implicitWidth, Math.floor(top.width * 0.5 - 2 * top.between - 1.1 * Theme.icon - 2 * gateRow.spacing - way.implicitWidth))
                anchors.verticalCenter: parent.verticalCenter
            }
            Words {
                id: way
                visible: top.station.gate !== ""
                text: top.checkIn.isWayOut ? qsTr("way out") : qsTr("way in")
                color: Theme.accentInk
                font.pixelSize: gateName.font.pixelSize
                wrapMode: Text.NoWrap
                anchors.verticalCenter: parent.verticalCenter
            }
        }
    }

    Row {
        anchors.right: parent.right
        anchors.rightMargin: top.between
        height: parent.height
        spacing: top.between

        Tag {
            id: saved
            objectName: "savedScans"
            visible: top.station.scans > 0 && top.needed <= top.width
            icon: "saved"
            text: qsTr("%1 saved here").arg(top.station.scansText)
            bold: false
            anchors.verticalCenter: parent.verticalCenter
        }
        Rule {
            visible: saved.visible
            width: Theme.thin
            height: parent.height
        }
        LinkState {
            id: link
            objectName: "linkState"
            standing: top.station.link
            since: top.station.linkSince
            pending: top.station.pending
            pendingText: top.station.pendingText
            brief: top.width - gate.width - clock.width < natural + 4 * top.between
            anchors.verticalCenter: parent.verticalCenter
        }
        Rule {
            width: Theme.thin
            height: parent.height
        }
        Words {
            id: clock
            objectName: "clock"
            text: top.station.clock
            bold: true
            font.pixelSize: Theme.lead
            wrapMode: Text.NoWrap
            anchors.verticalCenter: parent.verticalCenter
        }
    }
    Rule {
        anchors.bottom: parent.bottom
        anchors.left: gate.right
        anchors.right: parent.right
    }
}

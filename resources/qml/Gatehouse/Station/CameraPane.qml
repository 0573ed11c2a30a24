import QtQuick
import Gatehouse.Controls
import Gatehouse.Kiosk
import Gatehouse.Theme

// The live picture with the frame to hold a code in; without a camera, what to do instead.
Rectangle {
    id: pane

    required property StationViewModel station

    readonly property bool runs: station.camera === "RUNNING" || station.camera === "OPENING"
    readonly property int inset: Math.round((Theme.compact ? 4 : 5) * Theme.u)

    color: Theme.surfaceRaised
    clip: true
    Accessible.role: Accessible.Graphic
    Accessible.name: runs ? qsTr("Camera picture") : absence.text

    CameraPicture {
        objectName: "cameraPicture"
        anchors.fill: parent
        visible: pane.runs
        fillColor: Theme.surfaceRaised
        mailbox: pane.station.frames
    }
    ScanFrame {
        visible: pane.runs
        anchors.centerIn: parent
        anchors.verticalCenterOffset: Math.round(1.5 * Theme.u)
        width: Math.round(Math.min(parent.width, parent.height) * 0.53)
        height: width
    }
    Plate {
        objectName: "scanPrompt"
        visible: pane.runs
        x: Theme.rightToLeft ? parent.width - width - pane.inset : pane.inset
        y: pane.inset
        text: qsTr("Hold the code in the frame")
        bold: true
        size: Theme.compact ? Theme.bodyL : Theme.lead
        longest: pane.width - 2 * pane.inset
    }
    Plate {
        objectName: "cameraHint"
        visible: pane.runs && pane.station.isDark
        x: Theme.rightToLeft ? parent.width - width - pane.inset : pane.inset
        y: parent.height - height - pane.inset
        icon: "light"
        text: qsTr("A little dark. Tilt the badge to the light.")
        longest: pane.width - 2 * pane.inset
    }

    Column {
        visible: !pane.runs
        anchors.left: parent.left
        anchors.right: parent.right
        anchors.margins: 2 * pane.inset
        anchors.verticalCenter: parent.verticalCenter
        spacing: 3 * Theme.u

        Icon {
            anchors.left: parent.left
            name: pane.station.camera === "ENDED" ? "check" : "camera"
            size: Theme.display
        }
        Headline {
            id: absence
            objectName: "cameraAbsence"
            width: parent.width
            height: Math.min(Math.round(pane.height * 0.4), 2 * Theme.poster)
            largest: Theme.display
            smallest: Theme.title
            verticalAlignment: Text.AlignBottom
            text: pane.station.camera === "ENDED" ? qsTr("All pictures are read") : pane.station.camera === "UNPLUGGED" ? qsTr("The camera is unplugged") : qsTr("No camera")
        }
        Words {
            width: parent.width
            color: Theme.inkSoft
            font.pixelSize: Theme.compact ? Theme.bodyL : Theme.lead
            text: pane.station.camera === "UNPLUGGED" ? qsTr("Push the cable back in; we go on by ourselves. Until then use the hand scanner, or find the person.") : qsTr("Use the hand scanner, or find the person by name or code.")
        }
    }
}

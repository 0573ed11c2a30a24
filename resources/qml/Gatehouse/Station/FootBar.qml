import QtQuick
import Gatehouse.Controls
import Gatehouse.Kiosk
import Gatehouse.Theme

// What staff can do while scanning. Where the buttons do not fit in a row, their words go below their icons.
Rectangle {
    id: foot

    required property Appearance appearance
    required property CheckInViewModel checkIn
    required property StationViewModel station
    signal languageAsked

    readonly property list<FootButton> choices: [find, camera, language, contrast, turn]
    readonly property list<FootButton> shown: choices.filter(button => button.visible)
    readonly property real needed: shown.reduce((sum, button) => sum + button.natural, 0)
    readonly property bool stacked: needed > width
    readonly property bool crowded: needed + operator.width > width
    readonly property real share: width / shown.length

    implicitHeight: Theme.foot
    color: Theme.surface

    Row {
        id: first
        anchors.left: parent.left
        height: parent.height

        FootButton {
            id: find
            objectName: "findButton"
            stacked: foot.stacked
            width: stacked ? foot.share : natural
            text: qsTr("Find a person")
            mark: "search"
            enabled: foot.station.phase === "ready"
            onClicked: foot.checkIn.find()
        }
        FootButton {
            id: camera
            objectName: "cameraButton"
            stacked: foot.stacked
            width: stacked ? foot.share : natural
            visible: foot.station.hasOtherCamera
            text: qsTr("Other camera")
            mark: "flip-camera"
            onClicked: foot.station.otherCamera()
        }
        FootButton {
            id: language
            objectName: "languageButton"
            stacked: foot.stacked
            width: stacked ? foot.share : natural
            text: qsTr("Language")
            mark: "language"
            onClicked: foot.languageAsked()
        }
        FootButton {
            id: contrast
            objectName: "contrastButton"
            stacked: foot.stacked
            width: stacked ? foot.share : natural
            text: foot.appearance.isContrast ? qsTr("Less contrast") : qsTr("More contrast")
            mark: "contrast"
            onClicked: foot.appearance.toggleContrast()
        }
    }
    Row {
        id: last
        anchors.right: parent.right
        height: parent.height

        FootButton {
            id: turn
            objectName: "turnButton"
            stacked: foot.stacked
            width: stacked ? foot.share : natural
            visible: foot.checkIn.canTurn
            text: foot.checkIn.isWayOut ? qsTr("Count the way in") : qsTr("Count the way out")
            mark: "gate"
            lineBefore: true
            lineAfter: operator.visible && !stacked
            onClicked: foot.checkIn.turn()
        }
        Tag {
            id: operator
            objectName: "operator"
            visible: foot.station.operator !== "" && !foot.crowded
            leftPadding: 4 * Theme.u
            rightPadding: 4 * Theme.u
            icon: "person"
            text: foot.station.operator
            anchors.verticalCenter: parent.verticalCenter
        }
    }
    Rule {
        anchors.top: parent.top
        width: parent.width
    }
}

import QtQuick
import Gatehouse.Theme

// The gate, standing on the lower edge of a field: open with a check, or shut with one bar across.
Item {
    id: opening

    property bool shut: false
    property color field: Theme.verdictYes
    property color words: Theme.verdictYesInk
    property bool risen: true

    clip: true

    Rectangle {
        id: door
        width: parent.width
        height: parent.height
        y: opening.risen ? 0 : opening.height
        color: Theme.surface

        Behavior on y {
            enabled: opening.risen
            NumberAnimation {
                duration: Theme.rise
                easing.type: Easing.OutCubic
            }
        }

        Icon {
            visible: !opening.shut
            anchors.centerIn: parent
            name: "check"
            color: opening.field
            size: Math.round(Math.min(opening.width, opening.height) * 0.73)
            stroke: 2.4
        }
        Rectangle {
            visible: opening.shut
            anchors.verticalCenter: parent.verticalCenter
            width: parent.width
            height: Math.round(parent.height / 4)
            color: opening.words
        }
    }
}

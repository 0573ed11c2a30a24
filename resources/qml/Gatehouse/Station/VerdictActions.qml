pragma ComponentBehavior: Bound

import QtQuick
import Gatehouse.Controls
import Gatehouse.Kiosk
import Gatehouse.Theme

// What to do about a refusal, step by step, and the ways on.
FocusScope {
    id: actions

    required property CheckInViewModel checkIn
    property bool shown: false

    readonly property VerdictViewModel verdict: checkIn.verdict
    readonly property int edge: Math.round((Theme.compact ? 5 : 6) * Theme.u)

    onShownChanged: if (shown)
        next.forceActiveFocus()

    Rectangle {
        anchors.fill: parent
        color: Theme.surface
    }
    Words {
        id: head
        anchors.left: parent.left
        anchors.right: parent.right
        anchors.top: parent.top
        anchors.margins: actions.edge
        anchors.topMargin: Math.round(actions.edge * 0.7)
        text: qsTr("What to do")
        bold: true
        font.pixelSize: Theme.lead
        Accessible.role: Accessible.Heading
        Accessible.name: text
    }
    ListView {
        objectName: "steps"
        anchors.left: head.left
        anchors.right: head.right
        anchors.top: head.bottom
        anchors.topMargin: Theme.u
        anchors.bottom: buttons.top
        anchors.bottomMargin: Theme.u
        clip: true
        boundsBehavior: Flickable.StopAtBounds
        model: actions.verdict.steps
        Accessible.role: Accessible.List
        Accessible.name: head.text

        delegate: ReasonStep {
            required property int index
            required property string modelData

            width: ListView.view.width
            number: index + 1
            text: modelData
        }
    }
    Column {
        id: buttons
        anchors.left: head.left
        anchors.right: head.right
        anchors.bottom: parent.bottom
        anchors.bottomMargin: Math.round(actions.edge * 0.75)
        spacing: Math.round(1.75 * Theme.u)

        SignButton {
            id: next
            objectName: "nextBadge"
            width: parent.width
            focus: true
            text: qsTr("Next badge")
            tile: "scan"
            onClicked: actions.checkIn.nextBadge()
        }
        Row {
            width: parent.width
            spacing: parent.spacing

            OutlineButton {
                id: letIn
                objectName: "letInWithReason"
                visible: actions.verdict.canOverride
                width: Math.round((parent.width - parent.spacing) * 0.64)
                text: qsTr("Let in, with reason")
                onClicked: actions.checkIn.beginOverride()
            }
            OutlineButton {
                objectName: "findInstead"
                width: letIn.visible ? parent.width - letIn.width - parent.spacing : parent.width
                text: letIn.visible ? qsTr("Find") : qsTr("Find a person")
                mark: "search"
                onClicked: actions.checkIn.find()
            }
        }
    }
}

pragma ComponentBehavior: Bound

import QtQuick
import Gatehouse.Controls
import Gatehouse.Kiosk
import Gatehouse.Theme

// Letting in against the rules: a reason, who decides, and the sign.
FocusScope {
    id: sheet

    required property CheckInViewModel checkIn
    property bool portrait: false

    readonly property VerdictViewModel verdict: checkIn.verdict
    readonly property int edge: Math.round((Theme.compact ? 5 : 8) * Theme.u)
    readonly property list<string> reasons: [qsTr("Badge left at home"), qsTr("Identity checked by photo document"), qsTr("Left by an unwatched door"), qsTr("Badge cannot be read")]
    property int chosen: -1
    readonly property string reason: chosen < 0 ? own.text.trim() : reasons[chosen]

    objectName: "overrideSheet"
    onVisibleChanged: {
        chosen = -1;
        own.clear();
        who.reset();
        if (visible)
            own.forceActiveFocus();
    }

    Rectangle {
        anchors.fill: parent
        color: Theme.surface
    }
    SheetHead {
        id: head
        width: parent.width
        title: sheet.verdict.person === "" ? qsTr("Let in, with reason") : qsTr("Let %1 in").arg("\u2068" + sheet.verdict.person + "\u2069")
        help: qsTr("%1. Scanning waits until you are done.").arg(sheet.verdict.title)
        onBack: sheet.checkIn.cancelOverride()
    }
    Column {
        id: why
        anchors.left: parent.left
        anchors.leftMargin: sheet.edge
        anchors.top: head.bottom
        anchors.topMargin: 4 * Theme.u
        width: sheet.portrait ? parent.width - 2 * sheet.edge : Math.round((parent.width - 3 * sheet.edge) * 0.56)
        spacing: Math.round(1.5 * Theme.u)

        Words {
            width: parent.width
            text: qsTr("Why")
            bold: true
            font.pixelSize: Theme.lead
        }
        Repeater {
            model: sheet.reasons

            ChoiceButton {
                required property int index
                required property string modelData

                objectName: "reason" + index
                width: why.width
                text: modelData
                checked: sheet.chosen === index
                onClicked: {
                    own.clear();
                    sheet.chosen = index;
                }
            }
        }
        InputField {
            id: own
            objectName: "ownReason"
            width: why.width
            implicitHeight: Theme.sign
            font.pixelSize: Theme.bodyL
            placeholderText: qsTr("Or in your own words")
            onTextEdited: sheet.chosen = -1
            onAccepted: letIn.click()
        }
    }
    RoleChoice {
        id: who
        anchors.left: sheet.portrait ? why.left : why.right
        anchors.leftMargin: sheet.portrait ? 0 : sheet.edge
        anchors.right: parent.right
        anchors.rightMargin: sheet.edge
        anchors.top: sheet.portrait ? why.bottom : why.top
        anchors.topMargin: sheet.portrait ? 5 * Theme.u : 0
        needsLead: sheet.verdict.needsLead
    }
    Words {
        objectName: "overrideHint"
        anchors.right: letIn.left
        anchors.left: parent.left
        anchors.margins: sheet.edge
        anchors.verticalCenter: letIn.verticalCenter
        visible: !letIn.enabled && !sheet.portrait
        horizontalAlignment: Text.AlignRight
        text: qsTr("Choose a reason first.")
        color: Theme.inkSoft
    }
    SignButton {
        id: letIn
        objectName: "letIn"
        anchors.right: parent.right
        anchors.rightMargin: sheet.edge
        anchors.bottom: parent.bottom
        anchors.bottomMargin: Math.round(sheet.edge * 0.75)
        width: who.width
        enabled: sheet.reason !== ""
        text: qsTr("Let in by staff")
        tile: "check"
        onClicked: sheet.checkIn.letIn(sheet.reason, who.byLead)
    }
}

import QtQuick
import Gatehouse.Controls
import Gatehouse.Theme

// Who lets somebody in against the rules.
Column {
    id: roles

    required property bool needsLead
    readonly property bool byLead: lead.checked

    function reset() {
        lead.checked = needsLead;
        staff.checked = !needsLead;
    }

    spacing: Math.round(1.5 * Theme.u)

    Words {
        width: parent.width
        text: qsTr("Who decides")
        bold: true
        font.pixelSize: Theme.lead
    }
    ChoiceButton {
        id: staff
        objectName: "byStaff"
        width: parent.width
        enabled: !roles.needsLead
        text: qsTr("Staff at this gate")
    }
    ChoiceButton {
        id: lead
        objectName: "byLead"
        width: parent.width
        text: qsTr("The lead, standing here")
    }
    Words {
        visible: roles.needsLead
        width: parent.width
        text: qsTr("Only a lead may decide this one.")
        color: Theme.inkSoft
    }
}

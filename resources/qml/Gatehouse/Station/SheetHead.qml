import QtQuick
import Gatehouse.Controls
import Gatehouse.Theme

// The band over a sheet: what it is for, a line of help, and the way back.
Rectangle {
    id: head

    required property string title
    property string help: ""
    signal back

    readonly property int edge: Math.round((Theme.compact ? 5 : 8) * Theme.u)

    implicitHeight: Math.max(titleWords.implicitHeight + helpWords.implicitHeight, backButton.implicitHeight) + 5 * Theme.u
    color: Theme.accent

    Words {
        id: titleWords
        objectName: "sheetTitle"
        anchors.left: parent.left
        anchors.leftMargin: head.edge
        anchors.right: backButton.left
        anchors.rightMargin: 3 * Theme.u
        anchors.verticalCenter: parent.verticalCenter
        anchors.verticalCenterOffset: head.help === "" ? 0 : -Math.round(helpWords.height / 2)
        text: head.title
        color: Theme.accentInk
        bold: true
        font.pixelSize: Theme.title
        Accessible.role: Accessible.Heading
        Accessible.name: text
    }
    Words {
        id: helpWords
        visible: text !== ""
        height: visible ? implicitHeight : 0
        anchors.left: titleWords.left
        anchors.right: titleWords.right
        anchors.top: titleWords.bottom
        text: head.help
        color: Theme.accentInk
    }
    OutlineButton {
        id: backButton
        objectName: "back"
        anchors.right: parent.right
        anchors.rightMargin: head.edge
        anchors.verticalCenter: parent.verticalCenter
        text: qsTr("Back")
        mark: "arrow-back"
        banded: true
        onClicked: head.back()
    }
}

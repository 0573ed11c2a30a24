pragma ComponentBehavior: Bound

import QtQuick
import Gatehouse.Controls
import Gatehouse.Kiosk
import Gatehouse.Theme

// The languages, each in its own words.
FocusScope {
    id: sheet

    required property Appearance appearance
    signal closed

    readonly property int edge: Math.round((Theme.compact ? 5 : 8) * Theme.u)

    objectName: "languageSheet"
    onVisibleChanged: if (visible)
        forceActiveFocus()
    Keys.onEscapePressed: closed()

    Rectangle {
        anchors.fill: parent
        color: Theme.surface
    }
    SheetHead {
        id: head
        width: parent.width
        title: qsTr("Language")
        onBack: sheet.closed()
    }
    Column {
        anchors.left: parent.left
        anchors.right: parent.right
        anchors.top: head.bottom
        anchors.margins: sheet.edge
        spacing: Theme.gap

        Repeater {
            model: sheet.appearance.languageNames

            ChoiceButton {
                id: choice

                required property int index
                required property string modelData
                readonly property string language: sheet.appearance.languages[index]

                objectName: "language-" + language
                width: parent.width
                implicitHeight: Theme.sign
                text: modelData
                checked: sheet.appearance.language === language
                onClicked: {
                    sheet.appearance.speak(language);
                    sheet.closed();
                }
            }
        }
    }
}

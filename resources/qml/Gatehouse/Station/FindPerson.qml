pragma ComponentBehavior: Bound

import QtQuick
import Gatehouse.Controls
import Gatehouse.Kiosk
import Gatehouse.Theme

// Finding somebody without a readable badge: type, choose with the arrows, Enter. A badge may be scanned meanwhile.
FocusScope {
    id: find

    required property SearchViewModel search
    signal closed

    readonly property int edge: Math.round((Theme.compact ? 5 : 8) * Theme.u)
    readonly property bool asCode: search.found === 0 && !search.tooShort

    objectName: "findPerson"
    onVisibleChanged: {
        search.clear();
        field.clear();
        if (visible)
            field.forceActiveFocus();
    }

    Rectangle {
        anchors.fill: parent
        color: Theme.surface
    }
    SheetHead {
        id: head
        width: parent.width
        title: qsTr("Find a person")
        help: qsTr("Or scan a badge: that goes on working.")
        onBack: find.closed()
    }
    InputField {
        id: field
        objectName: "searchField"
        anchors.left: parent.left
        anchors.right: parent.right
        anchors.top: head.bottom
        anchors.margins: find.edge
        anchors.topMargin: 4 * Theme.u
        focus: true
        mark: "search"
        placeholderText: qsTr("Name, company or code")
        onTextChanged: find.search.lookFor(text)
        onAccepted: find.search.choose(list.currentIndex)
        Keys.onUpPressed: list.decrementCurrentIndex()
        Keys.onDownPressed: list.incrementCurrentIndex()
    }
    ListView {
        id: list
        objectName: "people"
        anchors.left: field.left
        anchors.right: field.right
        anchors.top: field.bottom
        anchors.topMargin: 2 * Theme.u
        anchors.bottom: check.top
        anchors.bottomMargin: 2 * Theme.u
        clip: true
        boundsBehavior: Flickable.StopAtBounds
        model: find.search.people
        currentIndex: 0
        highlightMoveDuration: 0
        onCountChanged: currentIndex = 0
        Accessible.role: Accessible.List
        Accessible.name: qsTr("People found")

        delegate: PersonRow {
            width: ListView.view.width
            onClicked: list.currentIndex = index
            onDoubleClicked: find.search.choose(index)
        }
    }
    Words {
        visible: find.search.hasMore
        anchors.left: field.left
        anchors.right: check.left
        anchors.rightMargin: Theme.gap
        anchors.verticalCenter: check.verticalCenter
        text: qsTr("There are more. Type another word.")
        color: Theme.inkSoft
    }
    Words {
        objectName: "nobodyFound"
        visible: find.search.found === 0
        anchors.left: field.left
        anchors.right: field.right
        anchors.top: field.bottom
        anchors.topMargin: 4 * Theme.u
        color: Theme.inkSoft
        font.pixelSize: Theme.lead
        text: find.asCode ? qsTr("Nobody found. Try fewer letters, or enter this as a code.") : qsTr("Two letters are enough. Choose with the arrow keys, then Enter.")
    }
    SignButton {
        id: check
        objectName: "checkPerson"
        anchors.right: field.right
        anchors.bottom: parent.bottom
        anchors.bottomMargin: Math.round(find.edge * 0.75)
        width: Math.min(field.width, Math.round(130 / Theme.mmPerPx))
        visible: !find.search.tooShort
        text: find.asCode ? qsTr("Enter this as a code") : qsTr("Check this person")
        tile: "arrow-forward"
        onClicked: find.search.choose(list.currentIndex)
    }
}

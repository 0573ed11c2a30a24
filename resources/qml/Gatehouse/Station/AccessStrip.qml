import QtQuick
import Gatehouse.Controls
import Gatehouse.Theme

// What somebody is, and what that opens, side by side as on a badge.
Rectangle {
    id: strip

    required property string type
    required property string levels
    required property real longest
    property bool narrow: false

    implicitWidth: Math.min(longest, category.width + (levels === "" ? 0 : access.width))
    implicitHeight: Math.max(category.implicitHeight, levels === "" ? 0 : access.implicitHeight)
    color: "transparent"
    border.color: Theme.verdictYesInk
    border.width: Theme.thick

    Rectangle {
        id: plate
        anchors.left: parent.left
        width: category.width
        height: parent.height
        color: Theme.verdictYesInk
    }
    Words {
        id: category
        objectName: "verdictCategory"
        anchors.left: parent.left
        anchors.verticalCenter: parent.verticalCenter
        width: Math.min(implicitWidth, Math.round(strip.longest * 0.55))
        leftPadding: Math.round(3 * Theme.u)
        rightPadding: leftPadding
        topPadding: Theme.u
        bottomPadding: Theme.u
        text: strip.type
        color: Theme.verdictYes
        bold: true
        font.pixelSize: Theme.compact ? Theme.lead : Theme.title
    }
    Words {
        id: access
        objectName: "verdictAccess"
        visible: text !== ""
        anchors.left: category.right
        anchors.verticalCenter: parent.verticalCenter
        width: Math.min(implicitWidth, strip.longest - category.width)
        leftPadding: Math.round(3 * Theme.u)
        rightPadding: leftPadding
        topPadding: Theme.u
        bottomPadding: Theme.u
        text: strip.levels
        color: Theme.verdictYesInk
        font.pixelSize: text.length > (strip.narrow ? 18 : 28) ? Theme.bodyL : category.font.pixelSize
    }
}

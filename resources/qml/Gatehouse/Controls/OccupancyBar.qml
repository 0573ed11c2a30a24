pragma ComponentBehavior: Bound

import QtQuick
import Gatehouse.Theme

// How full a place is: a bar with ticks where it becomes amber and red.
Rectangle {
    id: bar

    required property int percent
    readonly property color fill: percent >= 90 ? Theme.occRed : percent >= 75 ? Theme.occAmber : Theme.occGreen

    implicitHeight: Math.round(3.5 * Theme.u)
    color: Theme.surfaceSunk
    border.color: Theme.line
    border.width: Theme.thin

    Rectangle {
        objectName: "occupancyFill"
        x: Theme.rightToLeft ? parent.width - width : 0
        width: parent.width * Math.min(100, bar.percent) / 100
        height: parent.height
        color: bar.fill

        Behavior on width {
            NumberAnimation {
                duration: Theme.resize
                easing.type: Easing.InOutCubic
            }
        }
    }
    Repeater {
        model: [75, 90]

        Rectangle {
            required property int modelData

            x: Math.round((Theme.rightToLeft ? 100 - modelData : modelData) / 100 * bar.width) - width / 2
            y: -Math.round(0.75 * Theme.u)
            width: Theme.thick
            height: bar.height - 2 * y
            color: Theme.ink
        }
    }
}

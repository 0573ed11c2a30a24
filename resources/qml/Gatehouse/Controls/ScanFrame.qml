pragma ComponentBehavior: Bound

import QtQuick
import Gatehouse.Theme

// Four corners around where a code should be held; they breathe while nothing is seen.
Item {
    id: frame

    property bool breathing: true
    property real drawnIn: 0
    readonly property int length: Math.round(width * 0.21)
    readonly property int thickness: Math.max(3, Math.round(2.5 / Theme.mmPerPx))

    Accessible.ignored: true

    Repeater {
        model: 4

        Item {
            id: corner

            required property int index
            readonly property bool atRight: index % 2 === 1
            readonly property bool atBottom: index > 1

            x: atRight ? frame.width - width - frame.drawnIn : frame.drawnIn
            y: atBottom ? frame.height - height - frame.drawnIn : frame.drawnIn
            width: frame.length
            height: frame.length

            Rectangle {
                y: corner.atBottom ? parent.height - height : 0
                width: parent.width
                height: frame.thickness
                color: Theme.accent
            }
            Rectangle {
                x: corner.atRight ? parent.width - width : 0
                width: frame.thickness
                height: parent.height
                color: Theme.accent
            }
        }
    }

    SequentialAnimation on drawnIn {
        running: frame.breathing && frame.visible && !Theme.reducedMotion
        loops: Animation.Infinite

        NumberAnimation {
            to: Theme.u
            duration: Theme.breathe / 2
            easing.type: Easing.InOutSine
        }
        NumberAnimation {
            to: 0
            duration: Theme.breathe / 2
            easing.type: Easing.InOutSine
        }
    }
}

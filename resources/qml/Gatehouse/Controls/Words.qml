import QtQuick
import Gatehouse.Theme

// Running text: wraps, never cut, never read as markup.
Text {
    id: words

    property bool bold: false

    color: Theme.ink
    font.family: Theme.textFamily
    font.pixelSize: Theme.body
    font.bold: words.bold
    horizontalAlignment: Text.AlignLeft
    lineHeight: Theme.leading(words.text)
    textFormat: Text.PlainText
    wrapMode: Text.Wrap
}

import QtQuick
import Gatehouse.Theme

// The largest words of a screen: fills its area, shrinking from `largest` to `smallest`, then wrapping; never cut.
Text {
    id: headline

    property int largest: Theme.poster
    property int smallest: Theme.head

    readonly property string longestWord: text.split(/[\s-]/).reduce((longest, word) => word.length > longest.length ? word : longest, "")
    readonly property bool latin: !/[\u0600-\u137f]/.test(text)

    bottomPadding: Math.round(height * 0.1) // fitting does not reckon with the last line's descent
    color: Theme.ink
    font.family: Theme.displayFamily
    font.pixelSize: largest
    font.bold: true
    font.letterSpacing: latin ? -0.018 * Theme.head : 0
    fontSizeMode: Text.Fit
    horizontalAlignment: Text.AlignLeft
    lineHeight: Theme.displayLeading(text)
    minimumPixelSize: text.length > 200 ? Theme.micro : text.length > 40 ? Theme.lead : smallest
    textFormat: Text.PlainText
    wrapMode: metrics.advanceWidth > width ? Text.Wrap : Text.WordWrap

    TextMetrics {
        id: metrics
        font.family: Theme.displayFamily
        font.pixelSize: headline.minimumPixelSize
        font.bold: true
        text: headline.longestWord
    }
}

"""Badges as pictures to print: the QR code, and beneath it what people read."""

from pathlib import Path

import qrcode
from PIL import Image, ImageDraw, ImageFont
from qrcode.constants import ERROR_CORRECT_M

from server_stub.badges.service import Badge

_MODULE_PIXELS = 10
_QUIET_MODULES = 4
"""As ISO/IEC 18004 asks for around a code."""
_LINE_PIXELS = 44
_TEXT_PIXELS = 32


def draw(badge: Badge, font_file: Path | None = None) -> Image.Image:
    """Return the badge in black on white.

    The name stands on it where there is a font that may have its letters; the registration code always does.

    Raises:
        OSError: the font cannot be read.
    """
    code = qrcode.QRCode(error_correction=ERROR_CORRECT_M, box_size=_MODULE_PIXELS, border=_QUIET_MODULES)
    code.add_data(badge.token)
    symbol = code.make_image().get_image().convert("L")
    lines = [f"{badge.participant_type} · {badge.registration_code}"]
    if font_file is not None:
        lines.insert(0, badge.name)
    return _with_lines(symbol, lines, _font(font_file))


def _with_lines(
    symbol: Image.Image, lines: list[str], font: ImageFont.ImageFont | ImageFont.FreeTypeFont
) -> Image.Image:
    picture = Image.new("L", (symbol.width, symbol.height + _LINE_PIXELS * len(lines)), color=255)
    picture.paste(symbol, (0, 0))
    pen = ImageDraw.Draw(picture)
    for place, line in enumerate(lines):
        pen.text((symbol.width / 2, symbol.height + _LINE_PIXELS * place), line, fill=0, font=font, anchor="mt")
    return picture


def _font(font_file: Path | None) -> ImageFont.ImageFont | ImageFont.FreeTypeFont:
    if font_file is None:
        return ImageFont.load_default(_TEXT_PIXELS)
    return ImageFont.truetype(str(font_file), _TEXT_PIXELS)

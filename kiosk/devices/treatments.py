"""Treating the pixels of a picture before a decoder looks, and finding the way back to the untreated picture."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass

import cv2
import numpy as np

from kiosk.devices.decoded_code import Corner
from kiosk.devices.pass_plan import Treatment
from kiosk.devices.pictures import Picture

_SMALL_WIDTH = 640
_UNSHARP_SIGMA = 3.0
_UNSHARP_AMOUNT = 1.5
_CLAHE_CLIP = 2.0
_CLAHE_TILES = (8, 8)


@dataclass(frozen=True, slots=True)
class Treated:
    """A treated picture, with what is needed to place its points on the picture it was made from."""

    picture: Picture
    scale: float = 1.0
    turned_back: Picture | None = None
    """2×3 matrix from the turned picture to the upright one."""

    def original_corners(self, corners: Iterable[Corner]) -> tuple[Corner, ...]:
        """Return the points in pixels of the picture before its treatment."""
        points = np.array(list(corners), dtype=np.float64) / self.scale
        if self.turned_back is not None and len(points):
            points = points @ self.turned_back[:, :2].T + self.turned_back[:, 2]
        return tuple((float(across), float(down)) for across, down in points)


def treat(gray: Picture, treatment: Treatment, angle_deg: int = 0) -> Treated:
    """Return the grey picture turned and treated; the picture itself is never changed."""
    if treatment is Treatment.SMALL:
        return shrink(gray, _SMALL_WIDTH)
    turned_back = None
    if angle_deg:
        gray, turned_back = _turn(gray, angle_deg)
    scale = 2.0 if treatment in _DOUBLING else 1.0
    return Treated(_TREATMENTS[treatment](gray), scale, turned_back)


def shrink(gray: Picture, longest: int) -> Treated:
    """Return the picture with its longer side brought down to `longest`; a smaller one as it is."""
    scale = longest / max(gray.shape)
    if scale >= 1:
        return Treated(gray)
    return Treated(cv2.resize(gray, None, fx=scale, fy=scale, interpolation=cv2.INTER_AREA), scale=scale)


def _blur(gray: Picture) -> Picture:
    return cv2.GaussianBlur(gray, (3, 3), 0)


def _double(gray: Picture) -> Picture:
    return cv2.resize(gray, None, fx=2, fy=2, interpolation=cv2.INTER_LINEAR)


def _sharpen(gray: Picture) -> Picture:
    soft = cv2.GaussianBlur(gray, (0, 0), _UNSHARP_SIGMA)
    return cv2.addWeighted(gray, 1 + _UNSHARP_AMOUNT, soft, -_UNSHARP_AMOUNT, 0)


def _turn(gray: Picture, angle_deg: int) -> tuple[Picture, Picture]:
    height, width = gray.shape
    there = cv2.getRotationMatrix2D((width / 2, height / 2), angle_deg, 1.0)
    turned = cv2.warpAffine(gray, there, (width, height), borderMode=cv2.BORDER_REPLICATE)
    return turned, cv2.invertAffineTransform(there)


_DOUBLING = frozenset({Treatment.ENLARGE, Treatment.SHARPEN})
_TREATMENTS: dict[Treatment, Callable[[Picture], Picture]] = {
    Treatment.PLAIN: lambda gray: gray,
    Treatment.BLUR: _blur,
    Treatment.ENLARGE: lambda gray: cv2.GaussianBlur(_double(gray), (5, 5), 0),
    Treatment.SHARPEN: lambda gray: _sharpen(_double(gray)),
    Treatment.EQUALIZE: lambda gray: cv2.createCLAHE(_CLAHE_CLIP, _CLAHE_TILES).apply(gray),
}

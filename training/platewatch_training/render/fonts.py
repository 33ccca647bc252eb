"""Typefaces: the die face of `strokes`, and fonts from disk, behind one call that gives a glyph's ink mask."""
import functools
from pathlib import Path

import cv2
import numpy as np
from PIL import Image, ImageDraw, ImageFont

from .strokes import Die, glyph


class Fonts:
    """Fonts of a folder with the sub-folders serial, name and script (see fetch_fonts.sh)."""

    def __init__(self, folder):
        self.files = {kind: sorted(str(p) for p in (Path(folder) / kind).iterdir()) for kind in ("serial", "name", "script")}
        self.serial_families = {}
        for file in self.files["serial"]:
            self.serial_families.setdefault(Path(file).name.split("-latin")[0].split("-Bold")[0], []).append(file)

    def random_serial(self, rng):
        """A font file with every family equally likely, whatever its number of weights."""
        return rng.choice(self.serial_families[rng.choice(sorted(self.serial_families))])


@functools.lru_cache(maxsize=4000)
def _font(file, size):
    return ImageFont.truetype(file, size)


def text_mask(file, text, height):
    """Ink mask uint8 [h, w] of a line of text, cut tight, letters about `height` pixels high."""
    font = _font(file, max(int(height * 1.35), 6))
    left, top, right, bottom = font.getbbox(text)
    image = Image.new("L", (max(right - left, 1) + 2, max(bottom - top, 1) + 2), 0)
    ImageDraw.Draw(image).text((1 - left, 1 - top), text, fill=255, font=font)
    return np.asarray(image)


class SerialFace:
    """Draws the characters of the plate number: `draw(char, height)` -> mask uint8 [height, w]."""

    def __init__(self, rng, fonts, die_share=.6):
        self.die = Die.random(rng) if rng.random() < die_share else None
        self.file = None if self.die else fonts.random_serial(rng)
        self.stretch = rng.uniform(.8, 1.25)
        self.bold = rng.random() < .15

    def draw(self, char, height):
        if self.die:
            return glyph(char, self.die, height)
        mask = text_mask(self.file, char, height)
        width = max(int(mask.shape[1] * height / mask.shape[0] * self.stretch), 3)
        mask = cv2.resize(mask, (width, height), interpolation=cv2.INTER_AREA)
        return cv2.dilate(mask, np.ones((1, 3), np.uint8)) if self.bold else mask

"""The labelled real photos: what is used, what is held back for validation, what is left out and why."""
import csv
import hashlib
from dataclasses import dataclass
from pathlib import Path

import cv2
import numpy as np

from .alphabet import NO_STATE, STATE_INDEX, fold, normalise

EXCLUSIONS = Path(__file__).parent.parent / "data" / "exclusions.csv"
CORNERS = Path(__file__).parent.parent / "data" / "corners.csv"
LOGOS = Path(__file__).parent.parent / "data" / "logos.csv"
CROP_WIDTH = 256


@dataclass
class Crop:
    """A plate with its surroundings: image BGR uint8, about 256 px across the plate; quad 4 x 2 (TL, TR, BR, BL) in it as labelled;
    corners: the same as a detector saw it, where it did."""
    image: np.ndarray
    quad: np.ndarray
    corners: np.ndarray
    text: str
    state: int
    source: str
    file: str


def is_validation(text):
    """A fixed quarter of the plates. By the plate's text: the same plate occurs in more than one set."""
    return int(hashlib.sha256(fold(text).encode()).hexdigest(), 16) % 4 == 0


def rows(folder, source, fraction):
    """Rows of a set's labels.csv as dicts. fraction: 'train', 'validation' or 'all'."""
    with open(EXCLUSIONS, newline="") as file:
        left_out = {(r["set"], r["file"]) for r in csv.DictReader(file)}
    with open(Path(folder) / source / "labels.csv", newline="") as file:
        for row in csv.DictReader(file):
            # what is wrong to learn from stays in validation: there, a wrong label costs a point, but no honesty
            if fraction != "validation" and ((source, row["file"]) in left_out or len(normalise(row.get("plate", "XX"))) < 2):
                continue
            if fraction == "all" or is_validation(row.get("plate", row["file"])) == (fraction == "validation"):
                yield row


def _corners():
    """{(set, file): 4 x 2} of data/corners.csv, if there."""
    if not CORNERS.exists():
        return {}
    with open(CORNERS, newline="") as file:
        return {(r[0], r[1]): np.float32(r[2:]).reshape(4, 2) for r in list(csv.reader(file))[1:]}


def crops(folder, source, fraction, context=.35):
    """Plates of a set as Crops, with `context` of the plate's width around where the photo has it."""
    out, seen = [], _corners()
    for row in rows(folder, source, fraction):
        image = cv2.imread(str(Path(folder) / source / row["file"]), cv2.IMREAD_COLOR)
        h, w = image.shape[:2]
        x, y, bw, bh = [float(row[k]) for k in ("x", "y", "width", "height")] if "x" in row else (0, 0, w, h)
        x0, y0 = int(max(x - context * bw, 0)), int(max(y - context * bw, 0))
        x1, y1 = int(min(x + (1 + context) * bw, w)), int(min(y + bh + context * bw, h))
        scale = min(CROP_WIDTH / bw, 1)
        image = np.ascontiguousarray(image[y0:y1, x0:x1])
        if scale < 1:
            image = cv2.resize(image, None, fx=scale, fy=scale, interpolation=cv2.INTER_AREA)
        quad = (np.float32([[x, y], [x + bw, y], [x + bw, y + bh], [x, y + bh]]) - [x0, y0]) * scale
        corners = (seen[source, row["file"]] - [x0, y0]) * scale if (source, row["file"]) in seen else quad
        state = STATE_INDEX.get(row.get("state", source), NO_STATE)
        out.append(Crop(image, quad.astype(np.float32), corners.astype(np.float32), normalise(row["plate"]), state, source, row["file"]))
    return out


def logos(folder, fraction):
    """Strips beside the number of us-crops plates that hold a logo or small letters: [(image, share of the width, on the left)]."""
    if not LOGOS.exists():
        return []
    with open(LOGOS, newline="") as file:
        shares = {r["file"]: (float(r["left"]), float(r["right"])) for r in csv.DictReader(file)}
    out = []
    for crop in crops(folder, "us-crops", fraction):
        left, right = shares.get(crop.file, (0, 0))
        width = crop.image.shape[1]
        if left > .1:
            out.append((crop.image[:, :int(left * width)], left, True))
        if right > .1:
            out.append((crop.image[:, width - int(right * width):], right, False))
    return out

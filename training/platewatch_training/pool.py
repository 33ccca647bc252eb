"""Render a pool of plates beforehand: images.npy uint8 [n, 96, 208, 3] (BGR, aspect squeezed) and labels.csv (text, state, aspect).

    python -m platewatch_training.pool --fonts FONTS --out POOL --count 40000 --seed 1
"""
import argparse
import csv
import random
from pathlib import Path

import cv2
import numpy as np

from .render.fonts import Fonts
from .render.plate import random_plate

WIDTH, HEIGHT = 208, 96


def render(fonts, out, count, seed):
    out.mkdir(parents=True, exist_ok=True)
    rng = random.Random(seed)
    images = np.lib.format.open_memmap(out / "images.npy", "w+", np.uint8, (count, HEIGHT, WIDTH, 3))
    with open(out / "labels.csv", "w", newline="") as file:
        table = csv.writer(file)
        table.writerow(["text", "state", "aspect"])
        for i in range(count):
            plate = random_plate(rng, fonts)
            images[i] = cv2.resize(plate.image, (WIDTH, HEIGHT), interpolation=cv2.INTER_AREA)
            table.writerow([plate.text, plate.state, round(plate.aspect, 3)])
    images.flush()


def load(folder):
    """(images memory-mapped, list of (text, state, aspect))."""
    images = np.load(Path(folder) / "images.npy", mmap_mode="r")
    with open(Path(folder) / "labels.csv", newline="") as file:
        labels = [(r["text"], r["state"], float(r["aspect"])) for r in csv.DictReader(file)]
    return images[:len(labels)], labels


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--fonts", type=Path, required=True)
    parser.add_argument("--out", type=Path, required=True)
    parser.add_argument("--count", type=int, default=40000)
    parser.add_argument("--seed", type=int, default=1)
    args = parser.parse_args()
    cv2.setNumThreads(1)
    render(Fonts(args.fonts), args.out, args.count, args.seed)

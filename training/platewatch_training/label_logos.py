"""Where us-crops plates carry a logo or small letters beside the number, by a reader's own alignment -> data/logos.csv (file, left, right).

left, right: shares of the crop's width before the first and after the last character. Training transplants these strips to other
plates: real logos are what rendered ones resemble least.

    python -m platewatch_training.label_logos --run RUN/last.pt [--photos ../shared/photos]
"""
import argparse
import csv
from pathlib import Path

import numpy as np
import torch

from . import photos
from .alphabet import BLANK, decode, fold
from .export import load
from .reader import Reader
from .score import posteriors

if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--run", type=Path, required=True)
    parser.add_argument("--photos", type=Path, default=Path("../shared/photos"))
    args = parser.parse_args()
    torch.set_num_threads(1)
    crops = photos.crops(args.photos, "us-crops", "all")
    frames, _ = posteriors(load(Reader(), args.run), crops, margin=0.0)
    with open(photos.LOGOS, "w", newline="") as file:
        table = csv.writer(file)
        table.writerow(["file", "left", "right"])
        for crop, frame in zip(crops, frames):
            best = frame.argmax(1)
            inked = np.flatnonzero(best != BLANK)
            if fold(decode(best)) == fold(crop.text) and len(crop.text) > 3:   # only where the alignment is right
                # a character's peak is near its middle: half a character's width to its edge
                half = (inked[-1] - inked[0]) / (len(crop.text) - 1) / 2
                left, right = (inked[0] - half) / 40, 1 - (inked[-1] + 1 + half) / 40
                if left > .1 or right > .1:
                    table.writerow([crop.file, round(max(left, 0), 3), round(max(right, 0), 3)])

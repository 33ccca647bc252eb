"""Corners of the labelled photos' plates as a detector sees them -> data/corners.csv (set, file, x and y of TL, TR, BR, BL).

The photos have boxes only, and loose ones; the reader is trained on both, since it will be given the detector's corners.

    python -m platewatch_training.label_corners --run RUN/last.pt [--photos ../shared/photos]
"""
import argparse
import csv
from pathlib import Path

import cv2
import numpy as np
import torch

from . import photos
from .detector import Detector
from .export import load
from .score import find, iou

if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--run", type=Path, required=True)
    parser.add_argument("--photos", type=Path, default=Path("../shared/photos"))
    args = parser.parse_args()
    torch.set_num_threads(1)
    net = load(Detector(), args.run)
    with open(photos.CORNERS, "w", newline="") as file:
        table = csv.writer(file)
        table.writerow(["set", "file", "x1", "y1", "x2", "y2", "x3", "y3", "x4", "y4"])
        for source in ("us", "eu", "br"):
            for row in photos.rows(args.photos, source, "all"):
                x, y, w, h = (float(row[k]) for k in ("x", "y", "width", "height"))
                image = cv2.imread(str(args.photos / source / row["file"]), cv2.IMREAD_COLOR)
                found = find(net, image, .3)
                overlap = [iou(np.concatenate([q.min(0), q.max(0)]), (x, y, x + w, y + h)) for _, _, q in found]
                if overlap and max(overlap) > .5:
                    table.writerow([source, row["file"]] + [round(float(v), 1) for v in found[int(np.argmax(overlap))][2].flatten()])

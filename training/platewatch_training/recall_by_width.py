"""Recall of the detector by plate width in rendered 1920 x 1080 frames (scenes without plates, one plate pasted in each).

    python -m platewatch_training.recall_by_width --models MODELS --pool POOL [--photos ../shared/photos] [--size 1280 736] [--count 60]
"""
import argparse
import random
from pathlib import Path

import cv2
import numpy as np

from . import pool
from .pipeline import Pipeline
from .render import scene
from .score import iou

WIDTHS = (30, 38, 45, 60, 80, 120, 200)


def frame(rng, noise, scenes, plate, aspect, width):
    """A 1080p frame and the box of the plate in it."""
    view = cv2.resize(cv2.imread(str(rng.choice(scenes)), cv2.IMREAD_COLOR), (1920, 1080), interpolation=cv2.INTER_CUBIC)
    centre = [rng.uniform(.1, .9) * 1920, rng.uniform(.1, .9) * 1080]
    quad = scene.random_quad(rng, width, aspect, centre)
    quad = (quad - quad.mean(0)) * (width / np.ptp(quad[:, 0])) + quad.mean(0)
    scene.paste(view, plate, quad.astype(np.float32), rng)
    return scene.spoil(view, rng, noise), np.concatenate([quad.min(0), quad.max(0)])


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--models", type=Path, required=True)
    parser.add_argument("--pool", type=Path, required=True)
    parser.add_argument("--photos", type=Path, default=Path("../shared/photos"))
    parser.add_argument("--size", type=int, nargs=2, default=[1280, 736])
    parser.add_argument("--count", type=int, default=60)
    parser.add_argument("--int8", action="store_true")
    args = parser.parse_args()
    pipeline = Pipeline(args.models, args.int8, tuple(args.size))
    images, labels = pool.load(args.pool)
    scenes = sorted((args.photos / "scenes").glob("*.jpg"))
    for width in WIDTHS:
        rng, noise = random.Random(width), np.random.default_rng(width)
        found = false = 0
        for _ in range(args.count):
            i = rng.randrange(len(labels))
            picture, box = frame(rng, noise, scenes, np.ascontiguousarray(images[i]), labels[i][2], width)
            overlaps = [iou(b, box) for _, b, _ in pipeline.detect(picture)]
            found += any(o >= .5 for o in overlaps)
            false += sum(o < .3 for o in overlaps)
        print(f"width {width:3d} px: recall {100 * found / args.count:5.1f} %, false {false / args.count:.2f} a frame", flush=True)

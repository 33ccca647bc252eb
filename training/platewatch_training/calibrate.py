"""Fit the temperatures that make the reader's confidences honest, on plates that the run has not seen.

    python -m platewatch_training.calibrate --run RUN/last.pt [--photos ../shared/photos]
Text: the temperature with the least log loss of "is the read right" by the vote's confidence. State: the least log loss of the label.
"""
import argparse
from pathlib import Path

import numpy as np
import torch

from . import photos
from .alphabet import NO_STATE, fold
from .evaluate import calibration
from .export import LOOKS, load
from .pipeline import vote
from .reader import Reader
from .score import posteriors


def sharpen(p, temperature):
    q = np.maximum(p, 1e-9) ** (1 / temperature)
    return q / q.sum(-1, keepdims=True)


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--run", type=Path, required=True)
    parser.add_argument("--photos", type=Path, default=Path("../shared/photos"))
    args = parser.parse_args()
    torch.set_num_threads(1)
    net = load(Reader(), args.run)
    crops = [c for s in ("us-crops", "us", "eu", "br") for c in photos.crops(args.photos, s, "validation")]
    looks = [posteriors(net, crops, (across, along), corners=kind == "corners") for kind, across, along in LOOKS]
    frames = np.stack([f for f, _ in looks], 1)
    for t in (.6, .8, 1, 1.2, 1.4, 1.7, 2, 2.4):
        votes = [vote(f) for f in sharpen(frames, t)]
        right = np.array([fold(v[0]) == fold(c.text) for v, c in zip(votes, crops)])
        confidence = np.clip([v[1] for v in votes], 1e-4, 1 - 1e-4)
        loss = -np.mean(np.where(right, np.log(confidence), np.log(1 - confidence)))
        ece, precision = calibration(confidence, right)
        print(f"text temperature {t}: exact {100 * right.mean():.1f}, log loss {loss:.3f}, ece {ece:.1f} %, precision at 80 % {precision:.1f} %")
    known = [i for i, c in enumerate(crops) if c.state != NO_STATE]
    labels = np.array([crops[i].state for i in known])
    states = np.mean([s for _, s in looks], 0)[known]
    for t in (.4, .6, .8, 1, 1.2, 1.5, 2):
        p = sharpen(states, t)
        print(f"state temperature {t}: log loss {-np.mean(np.log(p[np.arange(len(labels)), labels])):.3f}, top-1 {100 * (p.argmax(1) == labels).mean():.1f} %")

"""Scores of the reader on labelled crops, and of both models end to end."""
from pathlib import Path

import cv2
import numpy as np
import torch

from . import photos
from .alphabet import NO_STATE, decode, fold, normalise
from .augment import rectify
from .detector import decode as decode_maps, letterbox


def margin_of(crop):
    return 0.0 if crop.source == "us-crops" else .06


@torch.no_grad()
def posteriors(net, crops, margin=None, corners=False):
    """(frames [n, 40, 37], states [n, S]) of crops, each cut with its margin, by the label's box or the detector's corners."""
    net.eval()
    frames, states = [], []
    for i in range(0, len(crops), 32):
        inputs = np.stack([rectify(c.image, c.corners if corners else c.quad, margin_of(c) if margin is None else margin) for c in crops[i:i + 32]])
        columns, state = net(torch.from_numpy(inputs.transpose(0, 3, 1, 2).astype(np.float32)))
        frames.append(torch.softmax(columns, 2).numpy())
        states.append(torch.softmax(state, 1).numpy())
    return np.concatenate(frames), np.concatenate(states)


def edits(a, b):
    """Levenshtein distance."""
    row = list(range(len(b) + 1))
    for i, x in enumerate(a, 1):
        row, last = [i], row
        for j, y in enumerate(b, 1):
            row.append(min(last[j] + 1, row[-1] + 1, last[j - 1] + (x != y)))
    return row[-1]


def score_crops(net, crops, margin=None, corners=False):
    """Percentages over crops: strict, folded (O = 0, I = 1), cer (folded), state (top-1 where known)."""
    frames, states = posteriors(net, crops, margin, corners)
    texts = [decode(f.argmax(1)) for f in frames]
    wanted = [c.text for c in crops]
    n = len(crops)
    known = [i for i, c in enumerate(crops) if c.state != NO_STATE]
    return {"n": n, "strict": 100 * sum(a == normalise(b) for a, b in zip(texts, wanted)) / n,
            "folded": 100 * sum(fold(a) == fold(b) for a, b in zip(texts, wanted)) / n,
            "cer": 100 * sum(edits(fold(a), fold(b)) for a, b in zip(texts, wanted)) / sum(map(len, wanted)),
            "state": 100 * sum(states[i].argmax() == crops[i].state for i in known) / max(len(known), 1),
            "wrong": [(c.file, c.text, t) for c, t in zip(crops, texts) if fold(c.text) != fold(t)]}


def iou(a, b):
    """Of boxes x0 y0 x1 y1."""
    inter = max(min(a[2], b[2]) - max(a[0], b[0]), 0) * max(min(a[3], b[3]) - max(a[1], b[1]), 0)
    return inter / max((a[2] - a[0]) * (a[3] - a[1]) + (b[2] - b[0]) * (b[3] - b[1]) - inter, 1e-6)


@torch.no_grad()
def find(net, image, threshold, width=640, height=384):
    """Plates of an image by a Detector: (score, box, quad) in the image's pixels."""
    small, scale = letterbox(image, width, height)
    maps = net(torch.from_numpy(small.transpose(2, 0, 1)[None].astype(np.float32)))[0].numpy()
    maps[0] = 1 / (1 + np.exp(-maps[0]))
    return [(s, box / scale, quad / scale) for s, box, quad in decode_maps(maps, threshold)]


def score_detector(net, folder, source, fraction, threshold=.4, width=640, height=384):
    """Recall (IoU 0.5) in % and boxes off the labelled plate per photo."""
    net.eval()
    hits = total = false = 0
    for row in photos.rows(folder, source, fraction):
        image = cv2.imread(str(Path(folder) / source / row["file"]), cv2.IMREAD_COLOR)
        x, y, w, h = (float(row[k]) for k in ("x", "y", "width", "height"))
        overlaps = [iou(box, (x, y, x + w, y + h)) for _, box, _ in find(net, image, threshold, width, height)]
        total += 1
        hits += any(o >= .5 for o in overlaps)
        false += sum(o < .3 for o in overlaps)
    return {"n": total, "recall": 100 * hits / max(total, 1), "false": false / max(total, 1)}

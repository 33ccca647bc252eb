"""Score the exported models as the product runs them: crops, end to end, calibration, recall.

    python -m platewatch_training.evaluate --models MODELS [--photos ../shared/photos] [--fraction validation] [--int8]
        [--looks corners:0.02:0.03 box:0:0] [--threshold 0.4] [--predictions FOLDER] [--wrong]
"""
import argparse
import json
from pathlib import Path

import cv2
import numpy as np

from . import photos
from .alphabet import fold
from .pipeline import Pipeline
from .score import iou


def look(text):
    """'corners:0.02:0.03' -> ('corners', 0.02, 0.03)"""
    kind, across, along = text.split(":")
    return kind, float(across), float(along)


def calibration(confidences, right, bins=10):
    """(expected calibration error, precision at 80 % coverage), both in %; equal-count bins."""
    order = np.argsort(-np.array(confidences))
    c, r = np.array(confidences)[order], np.array(right, float)[order]
    ece = sum(len(p) * abs(r[p].mean() - c[p].mean()) for p in np.array_split(np.arange(len(c)), bins) if len(p)) / len(c)
    return 100 * ece, 100 * r[:max(int(round(.8 * len(r))), 1)].mean()


def evaluate(pipeline, folder, source, fraction, predictions=None, wrong=False):
    right, confidences, states, found, false, lines = [], [], [], 0, 0, []
    for row in photos.rows(folder, source, fraction):
        image = cv2.imread(str(Path(folder) / source / row["file"]), cv2.IMREAD_COLOR)
        if "x" in row:
            x, y, w, h = (float(row[k]) for k in ("x", "y", "width", "height"))
            plates = pipeline.read(image)
            overlaps = [iou((p["box"][0], p["box"][1], p["box"][0] + p["box"][2], p["box"][1] + p["box"][3]), (x, y, x + w, y + h)) for p in plates]
            best = int(np.argmax(overlaps)) if plates else -1
            hit = best >= 0 and overlaps[best] >= .5
            found += hit
            false += sum(o < .3 for o in overlaps)
            read = plates[best] if hit else {"text": "", "confidence": 0, "state": ""}
        else:
            read = pipeline.read_crop(image)
            plates = [read]
            states.append(read["state"] == row["state"])
        lines.append({"image": row["file"], "plates": plates})
        right.append(fold(read["text"]) == fold(row["plate"]))
        confidences.append(read["confidence"])
        if wrong and not right[-1]:
            print("   ", source, row["file"], row["plate"], "read", read["text"], round(read["confidence"], 2), read["state"])
    n = len(right)
    ece, precision = calibration(confidences, right)
    print(f"{source:9s} n {n:3d}  exact {100 * np.mean(right):5.1f}  ece {ece:4.1f}  precision@80 {precision:5.1f}"
          + (f"  state {100 * np.mean(states):5.1f}" if states else f"  recall {100 * found / n:5.1f}  false/photo {false / n:.2f}"))
    if predictions:
        Path(predictions).mkdir(parents=True, exist_ok=True)
        (Path(predictions) / f"{source}.jsonl").write_text("".join(json.dumps(line) + "\n" for line in lines))
    return right, confidences


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--models", type=Path, required=True)
    parser.add_argument("--photos", type=Path, default=Path("../shared/photos"))
    parser.add_argument("--fraction", default="validation", choices=["train", "validation", "all"])
    parser.add_argument("--sets", nargs="+", default=["us-crops", "us", "eu", "br"])
    parser.add_argument("--int8", action="store_true")
    parser.add_argument("--looks", type=look, nargs="+", help="KIND:ACROSS:ALONG, KIND corners or box; default: the model's own")
    parser.add_argument("--size", type=int, nargs=2, default=[640, 384])
    parser.add_argument("--threshold", type=float)
    parser.add_argument("--predictions", type=Path)
    parser.add_argument("--wrong", action="store_true")
    args = parser.parse_args()
    pipeline = Pipeline(args.models, args.int8, tuple(args.size), args.threshold, args.looks)
    all_right, all_confidences = [], []
    for source in args.sets:
        right, confidences = evaluate(pipeline, args.photos, source, args.fraction, args.predictions, args.wrong)
        all_right += right
        all_confidences += confidences
    print("all       n {:3d}  exact {:5.1f}  ece {:4.1f}  precision@80 {:5.1f}".format(
        len(all_right), 100 * np.mean(all_right), *calibration(all_confidences, all_right)))

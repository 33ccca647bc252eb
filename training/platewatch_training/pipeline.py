"""The product's way from an image to plates, in Python: detector, rectified crops, reader, vote over margins. ONNX only."""
import json
from pathlib import Path

import numpy as np
import onnxruntime

from .alphabet import ALPHABET, BLANK, MERGED, decode, fold
from .augment import rectify
from .detector import decode as decode_maps, letterbox


def session(path):
    options = onnxruntime.SessionOptions()
    options.intra_op_num_threads = options.inter_op_num_threads = 1
    return onnxruntime.InferenceSession(str(path), options, providers=["CPUExecutionProvider"])


def string_log_probability(frames, text):
    """log P(text | frames [40, 37]) over all CTC alignments."""
    symbols = [BLANK]
    for c in text:
        symbols += [1 + ALPHABET.index(c), BLANK]
    symbols = np.array(symbols)
    logs = np.log(np.maximum(frames[:, symbols], 1e-12))
    skip = np.full(len(symbols), False)
    skip[2:] = (symbols[2:] != BLANK) & (symbols[2:] != symbols[:-2])
    alpha = np.full(len(symbols), -np.inf)
    alpha[:2] = logs[0, :2]
    for row in logs[1:]:
        one = np.concatenate([[-np.inf], alpha[:-1]])
        two = np.where(skip, np.concatenate([[-np.inf, -np.inf], alpha[:-2]])[:len(alpha)], -np.inf)
        alpha = np.logaddexp(np.logaddexp(alpha, one), two) + row
    return float(np.logaddexp(alpha[-1], alpha[-2])) if len(alpha) > 1 else float(alpha[-1])


def merged(frames):
    """Frames [..., 37] with O added to 0 and I to 1: no label and few plates tell them apart."""
    out = frames.copy()
    for keep, drop in MERGED:
        out[..., keep] += out[..., drop]
        out[..., drop] = 0
    return out


def vote(frames):
    """Best text over several looks [m, 40, 37], its confidence, and the candidates, best first.

    Candidates are each look's greedy text and that of the mean of looks; each is scored by the mean over looks of
    log P(folded text | merged frames). The confidence is exp of the best score."""
    joined = merged(frames)
    texts = {}
    for f in list(frames) + [frames.mean(0)]:
        text = decode(f.argmax(1))
        texts.setdefault(fold(text), text)
    for f in joined:   # what merging alone makes readable
        text = decode(f.argmax(1))
        texts.setdefault(fold(text), text)
    scored = sorted(((np.mean([string_log_probability(f, key) for f in joined]), text) for key, text in texts.items()), reverse=True)
    return scored[0][1], float(np.exp(scored[0][0])), [text for _, text in scored]


class Pipeline:
    """looks: how a plate is cut for the vote: [('corners' or 'box', margin across, margin along)]."""

    def __init__(self, models, int8=False, size=(640, 384), threshold=None, looks=None):
        name = "model-int8.onnx" if int8 else "model.onnx"
        models = Path(models)
        self.detector, self.reader = session(models / "detector" / name), session(models / "reader" / name)
        settings = {m: json.loads((models / m / "model.json").read_text()) for m in ("detector", "reader")}
        self.size = size
        self.threshold = threshold if threshold is not None else settings["detector"]["score_threshold"]
        self.looks = looks or [tuple(look) for look in settings["reader"]["looks"]]
        self.states = settings["reader"]["states"]

    def detect(self, image):
        """[(score, box x0 y0 x1 y1, quad 4 x 2)] in the image's pixels."""
        small, scale = letterbox(image, *self.size)
        maps = self.detector.run(None, {"image": small.transpose(2, 0, 1)[None].astype(np.float32)})[0][0]
        return [(s, b / scale, q / scale) for s, b, q in decode_maps(maps, self.threshold)]

    def read_plate(self, image, box, quad):
        """Read one plate. box x0 y0 x1 y1, quad 4 x 2; a plate already cut out has its own borders for both."""
        x0, y0, x1, y1 = box
        quads = {"corners": np.float32(quad), "box": np.float32([[x0, y0], [x1, y0], [x1, y1], [x0, y1]])}
        crops = np.stack([rectify(image, quads[kind], (across, along)) for kind, across, along in self.looks])
        frames, states = self.reader.run(None, {"image": crops.transpose(0, 3, 1, 2).astype(np.float32)})
        text, confidence, candidates = vote(frames)
        state = states.mean(0)
        return {"text": text, "confidence": confidence, "candidates": candidates, "state": self.states[state.argmax()],
                "state_confidence": float(state.max()), "box": [float(x0), float(y0), float(x1 - x0), float(y1 - y0)]}

    def read_crop(self, image):
        h, w = image.shape[:2]
        return self.read_plate(image, (0, 0, w, h), [[0, 0], [w, 0], [w, h], [0, h]])

    def read(self, image):
        """Plates of an image, best first."""
        plates = [self.read_plate(image, box, quad) | {"score": score} for score, box, quad in self.detect(image)]
        return sorted(plates, key=lambda p: -p["confidence"])

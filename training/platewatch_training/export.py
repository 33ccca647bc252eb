"""Turn checkpoints into the product's ONNX models: fp32, int8 (static QDQ, per channel), model.json with hashes.

    python -m platewatch_training.export reader   --run RUN/last.pt --out MODELS/reader   [--temperature 1.2 --state-temperature 1.1]
    python -m platewatch_training.export detector --run RUN/last.pt --out MODELS/detector [--threshold 0.4]
"""
import argparse
import datetime
import hashlib
import json
import tempfile
from pathlib import Path

import cv2
import numpy as np
import torch
from onnxruntime.quantization import CalibrationDataReader, QuantFormat, QuantType, quantize_static
from onnxruntime.quantization.shape_inference import quant_pre_process

from . import photos
from .alphabet import ALPHABET, STATES
from .augment import HEIGHT, WIDTH, rectify
from .detector import Deployed, Detector, letterbox
from .reader import Calibrated, Reader

VERSION = "1.0.0"
# How a plate is cut for the vote: by what, margin across (share of its width), margin along (share of its height).
LOOKS = [["corners", 0.02, 0.03], ["corners", 0.06, 0.10], ["corners", 0.12, 0.15], ["box", 0.0, 0.0]]


def load(net, run):
    net.load_state_dict(torch.load(run, weights_only=True)["average"])
    return net.eval()


def to_onnx(net, shape, outputs, dynamic, path):
    torch.onnx.export(net, torch.zeros(shape), str(path), input_names=["image"], output_names=outputs, dynamic_axes=dynamic,
                      opset_version=17, dynamo=False)


class Inputs(CalibrationDataReader):
    def __init__(self, inputs):
        self.left = iter(inputs)

    def get_next(self):
        image = next(self.left, None)
        return None if image is None else {"image": image[None].transpose(0, 3, 1, 2).astype(np.float32)}


def reader_inputs(folder, count=200):
    out = [rectify(c.image, c.quad, .05) for s in ("us-crops", "us", "eu", "br") for c in photos.crops(folder, s, "train")]
    return out[::max(len(out) // count, 1)]


def detector_inputs(folder, count=80):
    files = [Path(folder) / s / r["file"] for s in ("us", "eu", "br", "ro") for r in photos.rows(folder, s, "train")]
    return [letterbox(cv2.imread(str(f), cv2.IMREAD_COLOR), 640, 384)[0] for f in files[::max(len(files) // count, 1)]]


def quantise(source, target, inputs, skip=()):
    with tempfile.TemporaryDirectory() as folder:
        ready = Path(folder) / "ready.onnx"
        quant_pre_process(str(source), str(ready), skip_symbolic_shape=True)
        quantize_static(str(ready), str(target), Inputs(inputs), quant_format=QuantFormat.QDQ, per_channel=True,
                        activation_type=QuantType.QUInt8, weight_type=QuantType.QInt8, op_types_to_quantize=["Conv", "Add"],
                        nodes_to_exclude=list(skip))


def describe(out, fields):
    files = sorted(p.name for p in out.glob("*.onnx"))
    fields["sha256"] = {f: hashlib.sha256((out / f).read_bytes()).hexdigest() for f in files}
    (out / "model.json").write_text(json.dumps(fields, indent=2) + "\n")
    for f in files:
        print(f, (out / f).stat().st_size, fields["sha256"][f])


def export_reader(args):
    net = Calibrated(load(Reader(), args.run), args.temperature, args.state_temperature).eval()
    to_onnx(net, (1, 3, HEIGHT, WIDTH), ["posterior", "state"], {n: {0: "n"} for n in ("image", "posterior", "state")}, args.out / "model.onnx")
    quantise(args.out / "model.onnx", args.out / "model-int8.onnx", reader_inputs(args.photos))
    describe(args.out, {
        "name": "platewatch-reader", "version": VERSION, "date": datetime.date.today().isoformat(),
        "input": {"name": "image", "type": "float32", "shape": ["n", 3, HEIGHT, WIDTH], "order": "BGR", "range": [0, 255], "resize": "stretch"},
        "outputs": {"posterior": ["n", 40, 1 + len(ALPHABET)], "state": ["n", len(STATES)]},
        "decoder": "ctc", "blank": 0, "alphabet": ALPHABET, "states": STATES,
        "temperature": args.temperature, "state_temperature": args.state_temperature,
        "looks": LOOKS})


def export_detector(args):
    net = Deployed(load(Detector(), args.run)).eval()
    to_onnx(net, (1, 3, 384, 640), ["maps"], {"image": {2: "height", 3: "width"}, "maps": {2: "rows", 3: "columns"}}, args.out / "model.onnx")
    quantise(args.out / "model.onnx", args.out / "model-int8.onnx", detector_inputs(args.photos), skip=args.skip)
    describe(args.out, {
        "name": "platewatch-detector", "version": VERSION, "date": datetime.date.today().isoformat(),
        "input": {"name": "image", "type": "float32", "shape": [1, 3, "height", "width"], "multiple": 32, "order": "BGR", "range": [0, 255],
                  "resize": "letterbox-top-left", "padding": 114, "default": [384, 640]},
        "outputs": {"maps": [1, 13, "height/8", "width/8"]},
        "stride": 8, "maps": ["score", "left", "top", "right", "bottom", "tl_dx", "tl_dy", "tr_dx", "tr_dy", "br_dx", "br_dy", "bl_dx", "bl_dy"],
        "score_threshold": args.threshold, "nms_iou": 0.35})


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("model", choices=["reader", "detector"])
    parser.add_argument("--run", type=Path, required=True)
    parser.add_argument("--out", type=Path, required=True)
    parser.add_argument("--photos", type=Path, default=Path("../shared/photos"))
    parser.add_argument("--temperature", type=float, default=1.0)
    parser.add_argument("--state-temperature", type=float, default=1.0)
    parser.add_argument("--threshold", type=float, default=.42)
    parser.add_argument("--skip", nargs="*", default=[], help="nodes to leave in fp32")
    args = parser.parse_args()
    args.out.mkdir(parents=True, exist_ok=True)
    torch.set_num_threads(1)
    (export_reader if args.model == "reader" else export_detector)(args)

"""Train the detector.

    python -m platewatch_training.train_detector --config config/detector.toml --pools POOL... --out RUN [--photos ../shared/photos]
        [--start RUN/last.pt] [--procs 2]

Writes RUN/last.pt (resumed from when it exists), RUN/log.csv and RUN/validation.csv (recall and false boxes at 640 x 384).
"""
import argparse
import csv
import random
import time
import tomllib
from pathlib import Path

import cv2
import numpy as np
import torch

from . import photos, pool
from .common import Average, Parallel, cosine, load_run, save_run
from .detector import Detector, loss, targets
from .render import scene
from .score import score_detector

SETS = ("us", "eu", "br", "ro")


def labelled(folder, source, fraction, side=1280):
    """[(pyramid, boxes [k, 4] x0 y0 x1 y1)] of a set's photos, reduced to at most `side` pixels."""
    files = {}
    for row in photos.rows(folder, source, fraction):
        x, y, w, h = (float(row[k]) for k in ("x", "y", "width", "height"))
        files.setdefault(row["file"], []).append((x, y, x + w, y + h))
    out = []
    for file, boxes in files.items():
        image = cv2.imread(str(Path(folder) / source / file), cv2.IMREAD_COLOR)
        scale = min(side / max(image.shape[:2]), 1)
        if scale < 1:
            image = cv2.resize(image, None, fx=scale, fy=scale, interpolation=cv2.INTER_AREA)
        out.append((scene.levels(image), np.float32(boxes) * scale))
    return out


class Views:
    """Draws one view at a time: (image [h, w, 3] uint8, target maps of detector.targets)."""

    def __init__(self, config, pools, folder, seed):
        self.rng, self.noise, self.config = random.Random(seed), np.random.default_rng(seed), config
        self.size = (config["width"], config["height"])
        self.pools = [pool.load(p) for p in pools]
        self.real = {s: labelled(folder, s, config["photos"]) for s in SETS if s in config["mix"]}
        self.scenes = [scene.levels(cv2.imread(str(p), cv2.IMREAD_COLOR)) for p in sorted((Path(folder) / "scenes").glob("*.jpg"))]
        self.sources, self.shares = zip(*config["mix"].items())

    def _plate_width(self):
        low, high = self.config["plate_width"]
        return float(np.exp(self.rng.uniform(np.log(low), np.log(high))))

    def _photo(self, source):
        rng, (w, h) = self.rng, self.size
        pyramid, boxes = rng.choice(self.real[source])
        box = boxes[rng.randrange(len(boxes))]
        scale = min(self._plate_width() / (box[2] - box[0]), 2.0)
        origin = [(box[0] + box[2]) / 2 - rng.uniform(.08, .92) * w / scale, (box[1] + box[3]) / 2 - rng.uniform(.08, .92) * h / scale]
        if rng.random() < .7:  # stay within the photo where it is large enough
            full = pyramid[0].shape
            origin = [float(np.clip(o, 0, max(side - part / scale, 0))) for o, side, part in zip(origin, (full[1], full[0]), (w, h))]
        picture, matrix = scene.view(pyramid, scale, origin, self.size, rng.gauss(0, 3), rng.random() < .5)
        plates = []
        for x0, y0, x1, y1 in boxes:
            corners = scene.move(np.float32([[x0, y0], [x1, y0], [x1, y1], [x0, y1]]), matrix)
            # a turned box grows: take the middle between hull and the unturned size
            hull, middle = np.concatenate([corners.min(0), corners.max(0)]), np.tile(corners.mean(0), 2)
            half = np.array([x1 - x0, y1 - y0]) * scale / 2
            plain = middle + np.concatenate([-half, half])
            plates.append(((hull + plain) / 2, None))
        return picture, plates

    def _scene(self, pasted):
        rng, (w, h) = self.rng, self.size
        pyramid = rng.choice(self.scenes)
        ph, pw = pyramid[0].shape[:2]
        scale = float(np.exp(rng.uniform(np.log(.4), np.log(1.3))))
        origin = [rng.uniform(0, max(pw - w / scale, 1)), rng.uniform(0, max(ph - h / scale, 1))]
        picture, _ = scene.view(pyramid, scale, origin, self.size, 0, rng.random() < .5)
        if rng.random() < .5:
            picture = np.clip(picture * np.float32([rng.uniform(.6, 1.2) for _ in range(3)]), 0, 255).astype(np.uint8)
        plates = []
        for _ in range(rng.choice([1, 1, 2, 3]) if pasted else 0):
            images, labels = rng.choice(self.pools)
            i = rng.randrange(len(labels))
            width = self._plate_width()
            quad = scene.random_quad(rng, width, labels[i][2], [rng.uniform(.08, .92) * w, rng.uniform(.08, .92) * h])
            box = np.concatenate([quad.min(0), quad.max(0)])
            if any(min(box[2], b[2]) > max(box[0], b[0]) and min(box[3], b[3]) > max(box[1], b[1]) for b, _ in plates):
                continue
            scene.paste(picture, np.ascontiguousarray(images[i]), quad, rng)
            plates.append((box, quad))
        return picture, plates

    def draw(self):
        source = self.rng.choices(self.sources, self.shares)[0]
        picture, plates = self._photo(source) if source in SETS else self._scene(source == "pasted")
        w, h = self.size
        seen = [(b, q) for b, q in plates if 0 < (b[0] + b[2]) / 2 < w and 0 < (b[1] + b[3]) / 2 < h]
        return scene.spoil(picture, self.rng, self.noise), targets(seen, w, h)

    def batch(self, size):
        images, maps = zip(*(self.draw() for _ in range(size)))
        stacked = [torch.from_numpy(np.stack(part)) for part in zip(*maps)]
        return torch.from_numpy(np.stack(images).transpose(0, 3, 1, 2).astype(np.float32)), stacked


def train(rank, args, config):
    torch.set_num_threads(1)
    cv2.setNumThreads(0)
    parallel = Parallel(rank, args.procs, args.out)
    torch.manual_seed(config["seed"])
    net = Detector().to(memory_format=torch.channels_last)
    optimiser = torch.optim.AdamW(net.parameters(), lr=config["lr"], weight_decay=1e-4)
    average = Average(net, config["ema"])
    step = load_run(args.out, net, average, optimiser, args.start)
    views = Views(config, args.pools, args.photos, config["seed"] * 1000 + rank * 100 + step)
    began, sums = time.time(), np.zeros(3)
    while step < config["steps"]:
        for group in optimiser.param_groups:
            group["lr"] = cosine(step, config["steps"], config["lr"], config["warmup"])
        images, wanted = views.batch(config["batch"])
        net.train()
        with torch.autocast("cpu", torch.bfloat16):
            maps = net(images.contiguous(memory_format=torch.channels_last))
        score, box, corner = loss(maps, *wanted)
        optimiser.zero_grad(set_to_none=True)
        (score + box + config["corner_weight"] * corner).backward()
        parallel.average_gradients(net)
        torch.nn.utils.clip_grad_norm_(net.parameters(), 5)
        optimiser.step()
        average.update(net)
        step += 1
        sums += [score.item(), box.item(), corner.item()]
        if rank == 0 and step % 50 == 0:
            with open(args.out / "log.csv", "a", newline="") as file:
                csv.writer(file).writerow([step, step * config["batch"] * args.procs, *np.round(sums / 50, 4), round(time.time() - began)])
            sums[:] = 0
        if rank == 0 and (step % config["checkpoint"] == 0 or step == config["steps"]):
            save_run(args.out, net, average, optimiser, step)
            if config["photos"] == "train":
                scores = {s: score_detector(average.net, args.photos, s, "validation") for s in ("us", "eu", "br")}
                with open(args.out / "validation.csv", "a", newline="") as file:
                    csv.writer(file).writerow([step] + [f"{s} {v['recall']:.1f} {v['false']:.2f}" for s, v in scores.items()])


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--config", type=Path, required=True)
    parser.add_argument("--pools", type=Path, nargs="+", required=True)
    parser.add_argument("--out", type=Path, required=True)
    parser.add_argument("--photos", type=Path, default=Path("../shared/photos"))
    parser.add_argument("--start", type=Path)
    parser.add_argument("--procs", type=int, default=1)
    args = parser.parse_args()
    args.out.mkdir(parents=True, exist_ok=True)
    config = tomllib.loads(args.config.read_text())
    if args.procs == 1:
        train(0, args, config)
    else:
        torch.multiprocessing.spawn(train, (args, config), args.procs)

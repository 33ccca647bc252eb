"""Train the reader by a phase's configuration.

    python -m platewatch_training.train_reader --config config/reader-a.toml --pools POOL... --out RUN
        [--photos ../shared/photos] [--start RUN/last.pt] [--procs 2]

Writes RUN/last.pt (resumed from when it exists), RUN/log.csv and RUN/validation.csv. With --procs 2, two single-thread
processes share one averaged gradient: on two busy cores that is several times faster than one process with two threads.
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
import torch.nn.functional as F

from . import augment, photos, pool
from .alphabet import MERGED, NO_STATE, STATE_INDEX, encode
from .common import Average, Parallel, cosine, load_run, save_run
from .reader import Reader
from .score import score_crops

SETS = ("us-crops", "us", "eu", "br")


class Plates:
    """Draws one training example at a time: (input [64, 160, 3] uint8, classes, state, whether 0/O and 1/I are merged)."""

    def __init__(self, config, pools, photo_folder, seed):
        self.rng, self.noise = random.Random(seed), np.random.default_rng(seed)
        self.pools = [pool.load(p) for p in pools]
        self.real = {s: photos.crops(photo_folder, s, config["photos"]) for s in SETS} if "photos" in config else {}
        self.logos = photos.logos(photo_folder, config["photos"]) if "logos" in config else []
        self.transplant = config.get("logos", 0)
        self.sources, self.shares = zip(*config["mix"].items())

    def _with_logo(self, image):
        """The plate squeezed beside another plate's logo: [96, 208, 3]."""
        logo, share, left = self.rng.choice(self.logos)
        width = int(208 * min(share * self.rng.uniform(.8, 1.25), .35))
        parts = [cv2.resize(np.ascontiguousarray(logo), (width, 96), interpolation=cv2.INTER_AREA),
                 cv2.resize(np.ascontiguousarray(image), (208 - width, 96), interpolation=cv2.INTER_AREA)]
        return np.hstack(parts if left else parts[::-1])

    def _synthetic(self):
        images, labels = self.rng.choice(self.pools)
        i = self.rng.randrange(len(labels))
        return images[i], labels[i]

    def _background(self):
        """Something else than plate around the plate: a stretched piece of another picture, or plain."""
        if self.rng.random() < .5:
            return np.full((augment.HEIGHT, augment.WIDTH, 3), [self.rng.randrange(256)] * 3, np.uint8)
        image, _ = self._synthetic()
        x, y, w, h = self.rng.randrange(150), self.rng.randrange(70), self.rng.randint(8, 58), self.rng.randint(5, 26)
        return cv2.resize(image[y:y + h, x:x + w], (augment.WIDTH, augment.HEIGHT))

    def draw(self, strength):
        source = self.rng.choices(self.sources, self.shares)[0]
        if source == "synthetic":
            image, (text, state, _) = self._synthetic()
            if self.logos and state not in ("eu", "br") and self.rng.random() < self.transplant:
                image = self._with_logo(image)
            h, w = image.shape[:2]
            quad, state, merged, geometry = np.float32([[0, 0], [w, 0], [w, h], [0, h]]), STATE_INDEX[state], False, strength
        else:
            crop = self.rng.choice(self.real[source])
            image, text, state = crop.image, crop.text, crop.state
            quad = crop.quad if self.rng.random() < .5 else crop.corners
            if source == "us-crops" and self.logos and self.rng.random() < self.transplant:
                image, quad = self._with_logo(image), np.float32([[0, 0], [208, 0], [208, 96], [0, 96]])
            merged, geometry = source in ("us-crops", "us"), strength * .6
        warped = augment.look(np.ascontiguousarray(image), quad, self._background(), self.rng, geometry)
        return augment.degrade(warped, self.rng, self.noise, strength), encode(text), state, merged

    def batch(self, size, strength):
        images, classes, states, merged = zip(*(self.draw(strength) for _ in range(size)))
        return (torch.from_numpy(np.stack(images).transpose(0, 3, 1, 2).astype(np.float32)), classes,
                torch.tensor(states), torch.tensor(merged))


def text_loss(logits, classes, merged):
    """CTC by label length, mean over the batch. Where `merged`, 0 and O (and 1 and I) count as one class: those labels mix them."""
    scores = F.log_softmax(logits.float(), 2)
    joined = scores.clone()
    for keep, drop in MERGED:
        joined[:, :, keep] = torch.logaddexp(scores[:, :, keep], scores[:, :, drop])
        joined[:, :, drop] = -30
    scores = torch.where(merged[:, None, None], joined, scores)
    swap = {drop: keep for keep, drop in MERGED}
    classes = [[swap.get(c, c) if m else c for c in row] for row, m in zip(classes, merged.tolist())]
    lengths = torch.tensor([len(row) for row in classes])
    flat = torch.tensor([c for row in classes for c in row])
    losses = F.ctc_loss(scores.transpose(0, 1), flat, torch.full((len(classes),), scores.shape[1]), lengths,
                        reduction="none", zero_infinity=True)
    return (losses / lengths).mean()


def train(rank, args, config):
    torch.set_num_threads(1)
    cv2.setNumThreads(0)
    parallel = Parallel(rank, args.procs, args.out)
    torch.manual_seed(config["seed"])
    net = Reader().to(memory_format=torch.channels_last)
    optimiser = torch.optim.AdamW(net.parameters(), lr=config["lr"], weight_decay=1e-4)
    average = Average(net, config["ema"])
    step = load_run(args.out, net, average, optimiser, args.start)
    plates = Plates(config, args.pools, args.photos, config["seed"] * 1000 + rank * 100 + step)
    held_back = {s: photos.crops(args.photos, s, "validation") for s in SETS} if config.get("photos") == "train" else {}
    began, sums = time.time(), np.zeros(2)
    while step < config["steps"]:
        for group in optimiser.param_groups:
            group["lr"] = cosine(step, config["steps"], config["lr"], config["warmup"])
        ramp = config["ramp"] * config["steps"]
        strength = min(1, .05 + .95 * step / ramp) if ramp else 1
        images, classes, states, merged = plates.batch(config["batch"], strength)
        net.train()
        with torch.autocast("cpu", torch.bfloat16):
            logits, state_logits = net(images.contiguous(memory_format=torch.channels_last))
        text = text_loss(logits, classes, merged)
        known = states != NO_STATE
        state = F.cross_entropy(state_logits.float()[known], states[known]) if known.any() else text * 0
        optimiser.zero_grad(set_to_none=True)
        (text + config["state_weight"] * state).backward()
        parallel.average_gradients(net)
        torch.nn.utils.clip_grad_norm_(net.parameters(), 3)
        optimiser.step()
        average.update(net)
        step += 1
        sums += [text.item(), state.item()]
        if rank == 0 and step % 50 == 0:
            with open(args.out / "log.csv", "a", newline="") as file:
                csv.writer(file).writerow([step, step * config["batch"] * args.procs, *np.round(sums / 50, 4), round(strength, 3), round(time.time() - began)])
            sums[:] = 0
        if rank == 0 and (step % config["checkpoint"] == 0 or step == config["steps"]):
            save_run(args.out, net, average, optimiser, step)
            if held_back:
                scores = {s: score_crops(average.net, c) for s, c in held_back.items()}
                with open(args.out / "validation.csv", "a", newline="") as file:
                    csv.writer(file).writerow([step] + [f"{s} {v['folded']:.1f}" for s, v in scores.items()] + [f"state {scores['us-crops']['state']:.1f}"])


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

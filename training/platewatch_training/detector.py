"""The detector: one class, anchor-free, at stride 8, with the plate's four corners; its targets, losses and decoding."""
import cv2
import numpy as np
import torch
import torch.nn.functional as F
from torch import nn

from .reader import Residual, conv

STRIDE = 8
MAPS = 13   # score; l, t, r, b; then dx, dy of TL, TR, BR, BL


class Detector(nn.Module):
    """image [N, 3, H, W] BGR 0..255, H and W multiples of 32 -> [N, 13, H/8, W/8]: score logit, then pixels from the cell's centre."""

    def __init__(self):
        super().__init__()
        self.s8 = nn.Sequential(conv(3, 16, 3, 2, 1), conv(16, 32, 3, 2, 1), conv(32, 64, 3, 2, 1), Residual(64))
        self.s16 = nn.Sequential(conv(64, 96, 3, 2, 1), Residual(96))
        self.s32 = nn.Sequential(conv(96, 128, 3, 2, 1), Residual(128), Residual(128))
        self.from32, self.from16, self.from8 = conv(128, 96, 1), conv(96, 96, 1), conv(64, 64, 1)
        self.join16, self.join8 = conv(96, 64, 3, padding=1), conv(64, 64, 3, padding=1)
        self.head = nn.Sequential(conv(64, 64, 3, padding=1), nn.Conv2d(64, MAPS, 1))
        nn.init.zeros_(self.head[1].bias)
        self.head[1].bias.data[[0, 3, 4]] = torch.tensor([-4., 1.4, .5])

    def forward(self, image):
        a = self.s8((image - 114) / 64)
        b = self.s16(a)
        c = self.s32(b)
        b = self.join16(self.from16(b) + F.interpolate(self.from32(c), scale_factor=2.0, mode="nearest"))
        a = self.join8(self.from8(a) + F.interpolate(b, scale_factor=2.0, mode="nearest"))
        return self.pixels(self.head(a))

    def pixels(self, raw):
        """The head gives centre (in plate sizes), log size, and corners as offsets from the box's (in plate sizes): scale-free."""
        raw = raw.float()
        size = torch.exp(raw[:, 3:5].clamp(-2.5, 4.5)) * 16
        centre = raw[:, 1:3] * size
        unit = torch.tensor([-.5, -.5, .5, -.5, .5, .5, -.5, .5]).view(1, 4, 2, 1, 1)
        corners = centre[:, None] + (unit + raw[:, 5:].unflatten(1, (4, 2))) * size[:, None]
        return torch.cat([raw[:, :1], size / 2 - centre, size / 2 + centre, corners.flatten(1, 2)], 1)


class Deployed(nn.Module):
    """What is exported: the score as a probability, and the box pulled by a quarter to the corners' hull.

    Boxes are learnt from loose labels, corners from rendered plates: on validation photos the blend fits better than either."""

    def __init__(self, detector, pull=.25):
        super().__init__()
        self.detector, self.pull = detector, pull

    def forward(self, image):
        maps = self.detector(image)
        xs, ys = maps[:, 5::2], maps[:, 6::2]
        hull = torch.cat([-xs.amin(1, True), -ys.amin(1, True), xs.amax(1, True), ys.amax(1, True)], 1)
        return torch.cat([torch.sigmoid(maps[:, :1]), maps[:, 1:5] * (1 - self.pull) + hull * self.pull, maps[:, 5:]], 1)


def targets(plates, width, height):
    """Target maps of one view: score [h, w] (1 plate, 0 none, -1 not judged), boxes [4, h, w], corners [8, h, w], corner mask.

    plates: list of (box x0 y0 x1 y1, quad 4 x 2 or None) in pixels."""
    h, w = height // STRIDE, width // STRIDE
    score, boxes = np.zeros((h, w), np.float32), np.ones((4, h, w), np.float32)
    corners, known = np.zeros((8, h, w), np.float32), np.zeros((h, w), bool)
    xs, ys = np.meshgrid((np.arange(w) + .5) * STRIDE, (np.arange(h) + .5) * STRIDE)
    for (x0, y0, x1, y1), quad in sorted(plates, key=lambda p: -(p[0][2] - p[0][0])):
        cx, cy = (x0 + x1) / 2, (y0 + y1) / 2
        inside = (xs > x0 - 3) & (xs < x1 + 3) & (ys > y0 - 3) & (ys < y1 + 3)
        core = (abs(xs - cx) <= max((x1 - x0) * .22, 5.7)) & (abs(ys - cy) <= max((y1 - y0) * .25, 5.7))
        score[inside & (score == 0)] = -1
        score[core] = 1
        boxes[:, core] = np.stack([xs - x0, ys - y0, x1 - xs, y1 - ys])[:, core]
        known[core] = quad is not None
        if quad is not None:
            corners[:, core] = np.stack([v for px, py in quad for v in (px - xs, py - ys)])[:, core]
    return score, boxes, corners, known


def loss(maps, score, boxes, corners, known):
    """Focal loss on the score, GIoU and relative L1 on the box, relative L1 on the corners where known: three scalars."""
    logit = maps[:, 0].float()
    p = torch.sigmoid(logit)
    positive, judged = score == 1, score >= 0
    count = positive.sum().clamp(min=1)
    focal = torch.where(positive, .5 * (1 - p) ** 2 * F.softplus(-logit), .5 * p ** 2 * F.softplus(logit))
    cls = (focal * judged).sum() / count
    if not positive.any():
        return cls, cls * 0, cls * 0
    got, want = (m.float().permute(0, 2, 3, 1)[positive] for m in (maps[:, 1:5], boxes))
    size = torch.stack([want[:, 0] + want[:, 2], want[:, 1] + want[:, 3]], 1).clamp(min=4)
    area = lambda b: (b[:, 0] + b[:, 2]).clamp(min=0) * (b[:, 1] + b[:, 3]).clamp(min=0)
    both, hull = area(torch.minimum(got, want)), area(torch.maximum(got, want)).clamp(min=1)
    union = area(got) + area(want) - both
    giou = both / union.clamp(min=1) - (hull - union) / hull
    box = (1 - giou).mean() + .5 * ((got - want).abs() / size.repeat(1, 2)).mean()
    if not known.any():
        return cls, box, box * 0
    got, want = (m.float().permute(0, 2, 3, 1)[known] for m in (maps[:, 5:], corners))
    corner_size = size[known[positive]]
    return cls, box, ((got - want).abs() / corner_size.repeat(1, 4)).mean() * 2


def decode(maps, threshold, overlap=.35):
    """Plates of one image from maps [13, h, w] with probabilities: list of (score, box x0 y0 x1 y1, quad 4 x 2), best first.

    Boxes that overlap the best one are averaged into it, weighted by score."""
    ys, xs = np.nonzero(maps[0] > threshold)
    if not len(ys):
        return []
    v = maps[:, ys, xs]
    cx, cy = (xs + .5) * STRIDE, (ys + .5) * STRIDE
    all_ = np.stack([cx - v[1], cy - v[2], cx + v[3], cy + v[4]] + [(cx if i % 2 else cy) + v[i] for i in range(5, 13)], 1)
    scores, left, out = v[0], np.argsort(-v[0]), []
    while len(left):
        best, a = left[0], all_[left]
        b = all_[best]
        iw = np.clip(np.minimum(a[:, 2], b[2]) - np.maximum(a[:, 0], b[0]), 0, None)
        ih = np.clip(np.minimum(a[:, 3], b[3]) - np.maximum(a[:, 1], b[1]), 0, None)
        inter = iw * ih
        iou = inter / np.maximum((a[:, 2] - a[:, 0]) * (a[:, 3] - a[:, 1]) + (b[2] - b[0]) * (b[3] - b[1]) - inter, 1e-6)
        same = left[iou >= overlap]
        mean = np.average(all_[same], 0, scores[same]) if len(same) else b
        out.append((float(scores[best]), mean[:4], mean[4:].reshape(4, 2)))
        left = np.array([i for i in left[iou < overlap] if i != best], int)
    return out


def letterbox(image, width, height):
    """Scale an image into the top left of [height, width], padded with 114; gives (input, scale)."""
    scale = min(width / image.shape[1], height / image.shape[0])
    size = (max(round(image.shape[1] * scale), 1), max(round(image.shape[0] * scale), 1))
    small = cv2.resize(image, size, interpolation=cv2.INTER_AREA if scale < 1 else cv2.INTER_LINEAR)
    out = np.full((height, width, 3), 114, np.uint8)
    out[:size[1], :size[0]] = small
    return out, scale

"""A procedural die face: 36 glyphs as polylines in a unit box, rounded and stroked as embossing dies are."""
from dataclasses import dataclass

import cv2
import numpy as np


@dataclass
class Die:
    """What varies from one set of dies to another. Lengths are fractions of the glyph's height."""
    width: float
    stroke: float
    radius: float
    waist: float
    variant: dict
    slashed_zero: bool
    round_o: bool

    @staticmethod
    def random(rng):
        return Die(width=rng.uniform(.36, .62), stroke=rng.uniform(.085, .19), radius=rng.choice([.06, .12, .18, .25, .3]),
                   waist=rng.uniform(.43, .52), variant={c: rng.randrange(4) for c in "1346790AGIJKMQWYC25S"},
                   slashed_zero=rng.random() < .06, round_o=rng.random() < .3)


def _paths(c, die):
    """Polylines of a glyph: lists of (x, y) or (x, y, 's') for a sharp corner; a leading 'closed' closes the line."""
    m, v = die.waist, die.variant.get(c, 0)
    box = ["closed", (0, 0), (1, 0), (1, 1), (0, 1)]
    if c == "0":
        return [box] + ([[(.2, .8), (.8, .2)]] if die.slashed_zero else [])
    if c == "O":
        return [["closed", (0, .1), (.5, -.02), (1, .1), (1, .9), (.5, 1.02), (0, .9)] if die.round_o else box]
    if c == "Q":
        tail = [[(.55, .68), (1.02, 1.04)], [(.5, .75), (1, 1)], [(.62, .8), (.95, 1.12)], [(.45, .72), (.85, 1.05)]][v]
        return [box, tail]
    if c == "1":
        return [[[(.5, 0), (.5, 1)]], [[(.2, .2), (.5, 0, "s"), (.5, 1)]],
                [[(.2, .18), (.5, 0, "s"), (.5, 1)], [(.12, 1), (.88, 1)]], [[(.3, .1), (.5, 0, "s"), (.5, 1)]]][v]
    if c == "I":
        return [[[(.5, 0), (.5, 1)]], [[(.5, 0), (.5, 1)], [(.1, 0), (.9, 0)], [(.1, 1), (.9, 1)]],
                [[(.5, 0), (.5, 1)]], [[(.5, 0), (.5, 1)], [(.22, 0), (.78, 0)], [(.22, 1), (.78, 1)]]][v]
    if c == "2":
        low = [(1, .42), (0, .9), (0, 1, "s"), (1, 1)] if v < 2 else [(1, .38), (.0, 1, "s"), (1, 1)]
        return [[(0, .25), (0, 0), (1, 0)] + low]
    if c == "3":
        if v == 0:
            return [[(0, 0), (.98, 0, "s"), (.42, .4, "s"), (1, .4), (1, 1), (0, 1), (0, .78)]]
        return [[(0, .22), (0, 0), (1, 0), (1, m), (.35, m)], [(.35, m), (1, m), (1, 1), (0, 1), (0, .78)]]
    if c == "4":
        return [[[(.74, 1), (.74, 0, "s"), (0, .7, "s"), (1, .7)]], [[(.7, 1), (.7, .0, "s"), (.0, .66, "s"), (1, .66)]],
                [[(.35, 0), (0, .68, "s"), (1, .68)], [(.72, .36), (.72, 1)]], [[(0, 0), (0, .6, "s"), (1, .6)], [(.8, 0), (.8, 1)]]][v]
    if c == "5":
        return [[(.95, 0), (.06, 0, "s"), (.03 * (v % 2), .42, "s"), (1, .40 + .03 * v), (1, 1), (0, 1), (0, .78)]]
    if c in "69":
        path = ([[(.78, 0), (0, .55, "s"), (0, 1), (1, 1), (1, .45), (.03, .45)]] if v == 0 else
                [[(1, .22), (1, 0), (0, 0), (0, 1), (1, 1), (1, m), (0, m)]])
        return path if c == "6" else [[(1 - p[0], 1 - p[1]) + tuple(p[2:]) for p in line] for line in path]
    if c == "7":
        return [[[(0, 0), (1, 0, "s"), (.38, 1)]], [[(0, 0), (1, 0, "s"), (.3, 1)]],
                [[(0, 0), (1, 0, "s"), (1, .14), (.42, .55), (.42, 1)]], [[(0, .14), (0, 0, "s"), (1, 0, "s"), (.4, 1)]]][v]
    if c == "8":
        return [["closed", (.06, 0), (.94, 0), (.94, m), (.06, m)], ["closed", (0, m), (1, m), (1, 1), (0, 1)]]
    if c == "A":
        if v == 3:
            return [[(0, 1), (.1, .2), (.3, 0), (.7, 0), (.9, .2), (1, 1)], [(.08, .64), (.92, .64)]]
        top = [[(.5, 0, "s")], [(.4, 0, "s"), (.6, 0, "s")], [(.5, 0, "s")]][v]
        return [[(0, 1)] + top + [(1, 1)], [(.18, .67), (.82, .67)]]
    if c == "B":
        return [["closed", (0, 0, "s"), (.93, 0), (.93, m), (0, m, "s")], ["closed", (0, m, "s"), (1, m), (1, 1), (0, 1, "s")]]
    if c == "C":
        return [[(1, .2 + .04 * v), (1, 0), (0, 0), (0, 1), (1, 1), (1, .8 - .04 * v)]]
    if c == "D":
        return [["closed", (0, 0, "s"), (1, 0), (1, 1), (0, 1, "s")]]
    if c == "E":
        return [[(1, 0), (0, 0, "s"), (0, 1, "s"), (1, 1)], [(0, m), (.82, m)]]
    if c == "F":
        return [[(1, 0), (0, 0, "s"), (0, 1)], [(0, m), (.82, m)]]
    if c == "G":
        bar = [(1, .54, "s"), (.52, .54)] if v else [(1, .52)]
        start = [(.62, .54), (1, .54)] if v == 0 else None
        return [[(1, .24), (1, 0), (0, 0), (0, 1), (1, 1)] + bar] + ([start] if start else [])
    if c == "H":
        return [[(0, 0), (0, 1)], [(1, 0), (1, 1)], [(0, m), (1, m)]]
    if c == "J":
        return [[(1, 0), (1, 1), (0, 1), (0, .66)]] + ([[(.45, 0), (1, 0)]] if v == 3 else [])
    if c == "K":
        if v == 0:
            return [[(0, 0), (0, 1)], [(1, 0), (.05, .5, "s"), (1, 1)]]
        return [[(0, 0), (0, 1)], [(1, 0), (0, .62)], [(.32, .42), (1, 1)]]
    if c == "L":
        return [[(0, 0), (0, 1, "s"), (1, 1)]]
    if c == "M":
        return [[(0, 1), (0, 0, "s"), (.5, [.45, .6, .8, 1][v], "s"), (1, 0, "s"), (1, 1)]]
    if c == "N":
        return [[(0, 1), (0, 0, "s"), (1, 1, "s"), (1, 0)]]
    if c in "PR":
        return [["closed", (0, 0, "s"), (1, 0), (1, m + .06), (0, m + .06, "s")], [(0, 0), (0, 1)]] + (
            [[(.45, m + .06), (1, 1)]] if c == "R" else [])
    if c == "S":
        return [[(1, .2 + .02 * v), (1, 0), (0, 0), (0, m), (1, m), (1, 1), (0, 1), (0, .8 - .02 * v)]]
    if c == "T":
        return [[(0, 0), (1, 0)], [(.5, 0), (.5, 1)]]
    if c == "U":
        return [[(0, 0), (0, 1), (1, 1), (1, 0)]]
    if c == "V":
        return [[(0, 0), (.5, 1, "s"), (1, 0)]]
    if c == "W":
        return [[(0, 0), (0 if v == 3 else .22, 1, "s"), (.5, [.4, .25, .1, .4][v], "s"), (1 if v == 3 else .78, 1, "s"), (1, 0)]]
    if c == "X":
        return [[(0, 0), (1, 1)], [(1, 0), (0, 1)]]
    if c == "Y":
        return [[(0, 0), (.5, .48, "s"), (1, 0)], [(.5, .48), (.5, 1)]]
    if c == "Z":
        return [[(0, 0), (1, 0, "s"), (0, 1, "s"), (1, 1)]]
    raise KeyError(c)


def _rounded(points, sharp, radius, closed):
    """Replace each corner that is not sharp with a quadratic curve of the given radius in pixels."""
    n, out = len(points), []
    for i, p in enumerate(points):
        if sharp[i] or (not closed and i in (0, n - 1)):
            out.append(p)
            continue
        before, after = points[i - 1] - p, points[(i + 1) % n] - p
        a = before / max(np.hypot(*before), 1e-6) * min(radius, np.hypot(*before) * .5)
        b = after / max(np.hypot(*after), 1e-6) * min(radius, np.hypot(*after) * .5)
        for t in np.linspace(0, 1, 7):
            out.append((1 - t) ** 2 * (p + a) + 2 * t * (1 - t) * (p + .15 * (a + b)) + t * t * (p + b))
    return np.array(out)


def glyph(c, die, height):
    """Ink mask uint8 [height, w] of one character, w wide as the die's character is."""
    stroke = max(die.stroke * height, 2)
    width = die.width * height * {"M": 1.18, "W": 1.25}.get(c, 1)
    thin = c in "1I" and (die.variant["1"] + die.variant["I"]) % 3 != 0
    canvas = np.zeros((height, int(width + stroke)), np.uint8)
    inner = np.array([width - stroke * .2, height - stroke - 1])
    for path in _paths(c, die):
        closed = path[0] == "closed"
        path = path[1:] if closed else path
        points = np.array([p[:2] for p in path], float) * inner + stroke / 2 + .3
        line = _rounded(points, [len(p) > 2 for p in path], die.radius * height, closed)
        cv2.polylines(canvas, [np.round(line * 16).astype(np.int32)], closed, 255, int(round(stroke)), cv2.LINE_AA, 4)
    if thin:
        columns = np.flatnonzero(canvas.any(0))
        canvas = canvas[:, max(columns[0] - 1, 0):columns[-1] + 2]
    return canvas

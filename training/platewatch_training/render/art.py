"""Backgrounds and graphics of a plate: gradients, skylines, logos, stickers, bolts. Images are BGR uint8, changed in place."""
import cv2
import numpy as np


def bgr(code, rng=None, jitter=0):
    """'rrggbb' -> (b, g, r), each moved at random by up to `jitter`."""
    rgb = [int(code[i:i + 2], 16) for i in (0, 2, 4)]
    return tuple(int(np.clip(v + (rng.uniform(-jitter, jitter) if jitter else 0), 0, 255)) for v in reversed(rgb))


def random_colour(rng, low=0, high=255):
    return tuple(rng.randint(low, high) for _ in range(3))


def gradient(colours, width, height):
    """Vertical blend through the given colours: image [height, width, 3]."""
    column = np.array(colours, np.float32).reshape(-1, 1, 3)
    column = cv2.resize(column, (1, height), interpolation=cv2.INTER_LINEAR) if len(colours) > 1 else np.repeat(column, height, 0)
    return np.repeat(column, width, 1).astype(np.uint8)


def blend(image, shape, colour, alpha):
    """Paint a mask [h, w] (0..255) over the image with a colour, softened by alpha."""
    a = (shape.astype(np.float32) * (alpha / 255))[..., None]
    image[:] = (image * (1 - a) + np.array(colour, np.float32) * a).astype(np.uint8)


def clouds(rng, columns, rows, width, height):
    """Smooth noise of about 0..1: a small random grid enlarged to [height, width]."""
    grid = np.array([[rng.random() for _ in range(columns)] for _ in range(rows)], np.float32)
    return cv2.resize(grid, (width, height), interpolation=cv2.INTER_CUBIC)


def _ridge(rng, width, base, height, rough):
    xs = np.arange(0, width + rough, rough)
    ys = [base - rng.random() * height for _ in xs]
    return np.array([(0, 999)] + list(zip(xs, ys)) + [(width, 999)], np.int32)


def draw_art(image, kind, rng):
    """One of the named kinds of background art, in colours near the background's or plainly different."""
    h, w = image.shape[:2]
    mask = np.zeros((h, w), np.uint8)
    colour = random_colour(rng)
    alpha = rng.uniform(.15, .6)
    if kind in ("mountains", "hills"):
        for _ in range(rng.randint(1, 3)):
            mask[:] = 0
            ridge = _ridge(rng, w, h * rng.uniform(.4, 1), h * rng.uniform(.1, .5), w // (9 if kind == "mountains" else 4))
            if kind == "hills":
                xs = np.arange(0, w, 4)
                ys = h * rng.uniform(.6, .95) + h * .1 * np.sin(xs / w * rng.uniform(3, 12) + rng.uniform(0, 6))
                ridge = np.array([(0, 999)] + list(zip(xs.tolist(), ys.astype(int).tolist())) + [(w, 999)], np.int32)
            cv2.fillPoly(mask, [ridge], 255, cv2.LINE_AA)
            blend(image, mask, random_colour(rng), rng.uniform(.1, .45))
        return
    cx, cy = int(rng.uniform(.2, .8) * w), int(rng.uniform(.3, .7) * h)
    if kind == "sun":
        cv2.circle(mask, (cx, cy), int(h * rng.uniform(.15, .45)), 255, -1, cv2.LINE_AA)
    elif kind == "tree":
        for k in range(3):
            top = int(h * (.15 + .15 * k))
            half = int(h * (.1 + .06 * k))
            cv2.fillPoly(mask, [np.array([(cx, top), (cx - half, top + h // 3), (cx + half, top + h // 3)])], 255)
    elif kind == "rainbow":
        for k in range(5):
            cv2.ellipse(image, (w // 2, int(h * 1.1)), (int(w * .48) - k * 5, int(h * .95) - k * 5), 0, 180, 360, random_colour(rng, 120, 240), 4, cv2.LINE_AA)
        return
    elif kind == "cactus":
        x = int(rng.uniform(.03, .2) * w)
        cv2.line(mask, (x, h), (x, int(h * .5)), 255, 6)
        cv2.polylines(mask, [np.array([(x - 12, int(h * .6)), (x - 12, int(h * .75)), (x + 12, int(h * .75)), (x + 12, int(h * .62))])], False, 255, 4)
        alpha = .9
    elif kind == "skyline":
        x = 0
        while x < w:
            step = rng.randint(6, 30)
            cv2.rectangle(mask, (x, int(h * rng.uniform(.3, .8))), (x + step, h), 255, -1)
            x += step + rng.randint(0, 8)
        alpha = rng.uniform(.06, .2)
    elif kind == "flag":
        for k in range(0, h, max(h // 9, 2) * 2):
            cv2.rectangle(mask, (0, k), (w, k + h // 9), 255, -1)
        alpha = rng.uniform(.08, .3)
    else:  # blob, ghost: a soft picture
        soft = clouds(rng, rng.randint(3, 9), rng.randint(3, 6), w, h)
        window = np.exp(-(((np.arange(w) - cx) / (w * rng.uniform(.1, .35))) ** 2))[None] * np.ones((h, 1))
        mask = np.clip((soft * 2 - .7) * window * 255, 0, 255).astype(np.uint8)
        alpha = rng.uniform(.2, .8)
    blend(image, mask, colour, alpha)


def emblem(image, box, colour, rng):
    """A graphic inside box (x, y, w, h): a disc, ring, polygon, star, silhouette, bars, or a soft picture."""
    x, y, w, h = [int(v) for v in box]
    if w < 3 or h < 3:
        return
    mask = np.zeros(image.shape[:2], np.uint8)
    cx, cy, r = x + w // 2, y + h // 2, max(min(w, h) // 2, 2)
    kind = rng.randrange(9)
    if kind == 0:
        cv2.circle(mask, (cx, cy), r, 255, -1, cv2.LINE_AA)
        cv2.circle(mask, (cx, cy), max(r // 2, 1), 90, -1, cv2.LINE_AA)
    elif kind == 1:
        cv2.circle(mask, (cx, cy), r, 255, max(r // 4, 1), cv2.LINE_AA)
        cv2.line(mask, (cx - r, cy), (cx + r, cy), 255, max(r // 5, 1), cv2.LINE_AA)
    elif kind in (2, 3, 4):
        n = rng.randint(5, 14)
        angles = np.linspace(0, 6.283, n, endpoint=False)
        radii = np.array([rng.uniform(.35, 1) for _ in range(n)])
        points = np.stack([cx + np.cos(angles) * radii * w / 2, cy + np.sin(angles) * radii * h / 2], 1).astype(np.int32)
        cv2.fillPoly(mask, [points], 255, cv2.LINE_AA)
    elif kind == 5:
        angles = np.arange(10) * .6283 - 1.5708
        radii = np.where(np.arange(10) % 2, .4, 1) * r
        cv2.fillPoly(mask, [np.stack([cx + np.cos(angles) * radii, cy + np.sin(angles) * radii], 1).astype(np.int32)], 255, cv2.LINE_AA)
    elif kind == 6:
        for k in range(3):
            cv2.rectangle(mask, (x, y + k * h // 3 + h // 8), (x + w, y + k * h // 3 + h // 4), 255, -1)
    elif kind == 7:
        for k in range(rng.randint(3, 8)):
            a, b = rng.uniform(0, 1), rng.uniform(0, 1)
            cv2.ellipse(mask, (int(x + a * w), int(y + b * h)), (max(int(w * rng.uniform(.1, .3)), 1), max(int(h * rng.uniform(.1, .3)), 1)),
                        rng.uniform(0, 180), 0, 360, rng.randint(90, 255), -1, cv2.LINE_AA)
    else:
        noise = np.array([[rng.randint(0, 255) for _ in range(4)] for _ in range(5)], np.uint8)
        x2, y2 = min(x + w, image.shape[1]), min(y + h, image.shape[0])
        x, y = max(x, 0), max(y, 0)
        if x2 > x and y2 > y:
            mask[y:y2, x:x2] = cv2.resize(noise, (x2 - x, y2 - y), interpolation=cv2.INTER_LINEAR)
    blend(image, mask, colour, rng.uniform(.35, 1))
    if rng.random() < .4:
        blend(image, np.roll(mask, rng.randint(2, 6), 1) // 2, random_colour(rng), .6)


def picture(image, box, colour, rng, text=None):
    """A logo as organisations have them: one to four emblems over each other, thick scribbles, perhaps tiny letters.

    Readers take such pictures for characters; so there are many, near the height of the number. `text(image, box, string, colour)`."""
    x, y, w, h = box
    for k in range(rng.choice([1, 1, 2, 3, 4])):
        shrink = 1 if k == 0 else rng.uniform(.3, .9)
        ox, oy = rng.uniform(0, 1 - shrink) * w, rng.uniform(0, 1 - shrink) * h
        emblem(image, (x + ox, y + oy, w * shrink, h * shrink), colour if rng.random() < .5 else random_colour(rng), rng)
    if rng.random() < .4:  # a figure of strokes: ship, bird, wheelchair
        points = np.array([[x + rng.random() * w, y + rng.random() * h] for _ in range(rng.randint(3, 8))], np.int32)
        cv2.polylines(image, [points], rng.random() < .3, random_colour(rng) if rng.random() < .5 else colour, rng.randint(2, 9), cv2.LINE_AA)
    if rng.random() < .25:
        centre, radius = (int(x + w * rng.uniform(.3, .7)), int(y + h * rng.uniform(.2, .8))), int(max(min(w, h) * rng.uniform(.1, .4), 2))
        cv2.ellipse(image, centre, (radius, int(radius * rng.uniform(.6, 1.4))), rng.uniform(0, 180), rng.uniform(0, 90), rng.uniform(180, 360),
                    random_colour(rng), rng.randint(2, 7), cv2.LINE_AA)
    for _ in range(rng.choice([0, 0, 1, 2, 3]) if text else 0):
        text(image, (x, y + h * rng.uniform(0, .8), w, h * rng.uniform(.15, .3)), rng.choice("EST USA 1897 VET FIRE NAVY TRK UNIV PTA 100 YRS DONATE LIFE 20 6 F S 8 TRUCK".split()), random_colour(rng))


def bolts(image, rng):
    h, w = image.shape[:2]
    inset = rng.uniform(.18, .3)
    for cx in (inset, 1 - inset):
        for cy in (.075, .925):
            if rng.random() < .6:
                centre = (int(w * (cx + rng.uniform(-.01, .01))), int(h * cy))
                radius = int(h * rng.uniform(.02, .05))
                shade = rng.randint(20, 230)
                cv2.circle(image, centre, radius, (shade,) * 3, -1, cv2.LINE_AA)
                cv2.circle(image, centre, max(radius - 1, 1), (max(shade - rng.randint(10, 60), 0),) * 3, 1, cv2.LINE_AA)


def sticker(image, box, rng, text):
    """A month or year sticker: a coloured patch with a small mark; `text(image, box, string, colour)` writes on it."""
    x, y, w, h = [int(v) for v in box]
    colour = rng.choice([(40, 40, 220), (220, 120, 30), (60, 180, 60), (30, 200, 240), (240, 240, 240), (160, 60, 160), (30, 130, 240)])
    cv2.rectangle(image, (x, y), (x + w, y + h), colour, -1)
    ink = (250, 250, 250) if sum(colour) < 380 and rng.random() < .6 else (20, 20, 20)
    text(image, (x + 2, y + 2, w - 4, h - 4), rng.choice("JAN FEB MAR APR MAY JUN JUL AUG SEP OCT NOV DEC 05 07 12 99 2014 2023 24 25 26".split()), ink)

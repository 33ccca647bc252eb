"""One synthetic plate: picks a layout, fills a number, and paints plate, number, wear and frame."""
import tomllib
from dataclasses import dataclass
from pathlib import Path

import cv2
import numpy as np

from . import art, serials
from .fonts import SerialFace, text_mask

LAYOUTS = tomllib.loads((Path(__file__).parent / "layouts.toml").read_text())
POPULOUS = {"ca": 6, "tx": 2, "fl": 2, "ny": 2, "pa": 1.5, "il": 1.5, "oh": 1.5, "mo": 2, "other": .7}


@dataclass
class Plate:
    image: np.ndarray   # BGR uint8 [h, w, 3]
    text: str           # what a reader should give
    state: str          # of alphabet.STATES
    aspect: float       # width / height of the real plate


def write(image, box, string, colour, file, alpha=1.0, stretch=True):
    """Write a line of text, scaled to fit box (x, y, w, h) and centred in it."""
    x, y, w, h = [int(v) for v in box]
    if w < 4 or h < 4 or not string.strip():
        return
    mask = text_mask(file, string, h)
    scale = min(h / mask.shape[0], w / mask.shape[1] * (1.3 if stretch else 1))
    size = (max(min(int(mask.shape[1] * scale), w), 1), max(int(mask.shape[0] * scale), 1))
    mask = cv2.resize(mask, size, interpolation=cv2.INTER_AREA)
    x, y = x + (w - size[0]) // 2, y + (h - size[1]) // 2
    x, y = max(x, 0), max(y, 0)
    patch = image[y:y + size[1], x:x + size[0]]
    art.blend(patch, mask[:patch.shape[0], :patch.shape[1]], colour, alpha)


def number_mask(parts, face, height, gap, rng, pitch):
    """The number as an ink mask [height, w]; also the x ranges [(x0, x1)] of graphics between groups."""
    columns, mids, x = [], [], 0
    widest = max((face.draw(v, height).shape[1] for k, v in parts if k == "char"), default=height // 2)
    for kind, value in parts:
        if kind == "char":
            ink = face.draw(value, height)
            if pitch and ink.shape[1] < widest:
                left = (widest - ink.shape[1]) // 2
                ink = np.pad(ink, ((0, 0), (left, widest - ink.shape[1] - left)))
        elif kind == "stack":
            share = rng.uniform(.40, .48) if len(value) < 3 else .31
            letters = [cv2.resize(face.draw(c, height), None, fx=share * rng.uniform(.85, 1.2), fy=share, interpolation=cv2.INTER_AREA) for c in value]
            ink = np.zeros((height, max(l.shape[1] for l in letters)), np.uint8)
            single = rng.choice([0, .5, 1])   # one small letter stands high, in the middle or low
            for row, letter in enumerate(letters):
                top = int((height - letter.shape[0]) * (row / (len(letters) - 1) if len(letters) > 1 else single))
                left = (ink.shape[1] - letter.shape[1]) // 2
                ink[top:top + letter.shape[0], left:left + letter.shape[1]] = letter
        elif value == "|":
            width = int(height * rng.uniform(.35, .85))
            mids.append((x, x + width))
            ink = np.zeros((height, width), np.uint8)
        else:
            ink = np.zeros((height, max(int(height * rng.uniform(.14, .4)), 3)), np.uint8)
            middle, thick = int(height * rng.uniform(.42, .58)), max(int(height * rng.uniform(.05, .09)), 1)
            if value == "-":
                ink[middle - thick:middle + thick, ink.shape[1] // 6:ink.shape[1] - ink.shape[1] // 6] = 255
            elif value == ".":
                cv2.circle(ink, (ink.shape[1] // 2, middle), thick + 1, 255, -1, cv2.LINE_AA)
        columns += [ink, np.zeros((height, gap), np.uint8)]
        x += ink.shape[1] + gap
    return np.hstack(columns[:-1]), mids


def paint_number(image, parts, box, colour, fonts, rng, mid_colour=None, tall_mid=False, die_share=.6):
    """Draw the number centred in box, squeezed where it does not fit, with graphics behind or between, and embossing."""
    x, y, w, h = [int(v) for v in box]
    face = SerialFace(rng, fonts, die_share)
    mask, mids = number_mask(parts, face, h, max(int(h * rng.uniform(.06, .26)), 2), rng, rng.random() < .6)
    natural = mask.shape[1]
    width = natural if natural <= w else w
    if natural < w * .75 and rng.random() < .5:
        width = int(min(natural * rng.uniform(1, 1.35), w))
    mask = cv2.resize(mask, (width, h), interpolation=cv2.INTER_AREA)
    slack = w - width
    x += int(slack * (.5 if rng.random() < .7 else rng.random()))
    for a, b in mids:
        a, b = a * width / natural, b * width / natural
        grow = rng.uniform(0, .35) * (b - a)
        top, tall = (0, image.shape[0]) if tall_mid else (y + h * rng.uniform(-.1, .2), h * rng.uniform(.5, 1.1))
        draw = art.emblem if rng.random() < .5 else art.picture
        draw(image, (x + a - grow, top, b - a + 2 * grow, tall), mid_colour or art.random_colour(rng), rng)
    patch = image[y:y + h, x:x + width]
    mask = mask[:patch.shape[0], :patch.shape[1]]
    if rng.random() < .6:  # embossed edge: light on one side, dark on the other
        d = rng.choice([1, 2, 2, 3])
        art.blend(patch, np.roll(mask, (d, d), (0, 1)), (20, 20, 20), rng.uniform(.1, .4))
        art.blend(patch, np.roll(mask, (-d, -d), (0, 1)), (255, 255, 255), rng.uniform(.1, .5))
    if rng.random() < .15:  # worn paint
        wear = art.clouds(rng, 24, 8, mask.shape[1], mask.shape[0])
        mask = (mask * np.clip(wear * 2.2, .25, 1)).astype(np.uint8)
    art.blend(patch, mask, colour, rng.uniform(.85, 1))


def _us(rng, fonts):
    states = list(LAYOUTS)
    state = rng.choices(states, [POPULOUS.get(s, 1) for s in states])[0]
    layout = rng.choices(LAYOUTS[state], [l.get("w", 1) for l in LAYOUTS[state]])[0]
    free = rng.random() < .3   # the state's name in a dress of our own
    w, h, jitter = 416, 208, 22
    if free:
        tone = rng.random() < .75
        colours = [art.random_colour(rng, *(150, 255) if tone else (0, 120)) for _ in range(rng.randint(1, 3))]
        ink = art.random_colour(rng, *(0, 110) if tone else (170, 255))
        name_ink, slogan_ink = (art.random_colour(rng, *(0, 150) if tone else (140, 255)) for _ in range(2))
        kinds = ["mountains", "hills", "sun", "tree", "rainbow", "cactus", "skyline", "flag", "blob", "ghost"]
        arts = [rng.choice(kinds) for _ in range(rng.randint(0, 3))]
    else:
        colours = [art.bgr(c, rng, jitter) for c in layout["bg"]]
        ink, name_ink, slogan_ink = (art.bgr(layout[k], rng, jitter) for k in ("i", "nc", "sc"))
        arts = [layout["art"]] if "art" in layout else []
    image = art.gradient(colours, w, h)
    for kind in arts:
        art.draw_art(image, kind, rng)
    for key, (top, bottom) in {"tb": (0, .24), "bb": (.8, 1)}.items():
        if key in layout and rng.random() < .85:
            band = rng.uniform(.4, 1)
            lo, hi = (0, int(h * bottom * band)) if key == "tb" else (h - int(h * .2 * band), h)
            image[lo:hi] = art.bgr(layout[key], rng, jitter)
    name_file = rng.choice(fonts.files["script" if layout["f"] == "script" else "serial" if layout["f"] == "sans" and rng.random() < .6 else "name"])
    top, bottom = (layout["s"], layout["n"]) if (layout.get("slogantop") and rng.random() < .8) or rng.random() < .06 else (layout["n"], layout["s"])
    name_width = rng.uniform(.4, .75)
    write(image, (w * (.5 - name_width / 2), h * rng.uniform(.015, .07), w * name_width, h * rng.uniform(.12, .2)), top, name_ink, name_file)
    if rng.random() < .9:
        write(image, (w * .14, h * rng.uniform(.8, .86), w * .72, h * rng.uniform(.08, .14)), bottom, slogan_ink, rng.choice(fonts.files["serial"] + fonts.files["name"]))
    if rng.random() < .12:
        serial = serials.vanity(rng)
    elif rng.random() < .25:
        serial = serials.fill(serials.random_pattern(rng), rng)
    else:
        serial = serials.fill(rng.choice(layout["p"]), rng)
    if rng.random() < .26 and "{" not in serial:
        pair = lambda: "{" + "".join(rng.choice(serials.LETTERS + serials.DIGITS) for _ in range(rng.choice([1, 2, 2, 2, 3]))) + "}"
        where = rng.random()
        serial = (pair() if where < .75 else "") + serial + (pair() if where > .6 else "")
    parts, text = serials.items(serial)
    left, right = .04, .96
    height = rng.uniform(.4, .56)
    y = rng.uniform(.25, .3) if height > .5 else rng.uniform(.27, .34)
    small = lambda im, box, s, c: write(im, box, s, c, rng.choice(fonts.files["serial"]))
    if layout.get("icon", False) and rng.random() < .8 or rng.random() < .45:
        side = rng.uniform(.08, .24)
        onleft = rng.random() < .75
        art.picture(image, (w * (.02 if onleft else .98 - side), h * rng.uniform(.2, .35), w * side, h * rng.uniform(.35, .6)),
                    ink if rng.random() < .4 else art.random_colour(rng), rng, small)
        left, right = (left + side, right) if onleft else (left, right - side)
    mid = art.bgr(layout["mid"], rng, 40) if "mid" in layout and not free else None
    paint_number(image, parts, (w * left, h * y, w * (right - left), h * height), ink, fonts, rng, mid, layout.get("midtall", False) and rng.random() < .7)
    for cx in (.03, .83):
        for cy in (.02, .82):
            if rng.random() < (.4 if cy < .1 else .22):
                art.sticker(image, (w * (cx + rng.uniform(-.01, .02)), h * cy, w * rng.uniform(.08, .15), h * rng.uniform(.1, .17)), rng, small)
    art.bolts(image, rng)
    if rng.random() < .4:
        cv2.rectangle(image, (2, 2), (w - 3, h - 3), art.random_colour(rng) if free else ink, rng.randint(1, 4), cv2.LINE_AA)
    return Plate(image, text, state, 2.0)


def _eu(rng, fonts):
    w, h = 480, 104
    ground = rng.choices([(245, 245, 245), (40, 200, 245), (30, 30, 30)], [8, 1.4, .5])[0]
    image = art.gradient([tuple(int(np.clip(c + rng.uniform(-15, 8), 0, 255)) for c in ground)], w, h)
    ink = tuple(rng.randint(5, 60) for _ in range(3)) if sum(ground) > 200 else (230, 230, 230)
    left = .025
    if rng.random() < .85:
        left = rng.uniform(.07, .1)
        image[:, :int(w * left)] = (rng.randint(110, 190), rng.randint(30, 80), rng.randint(0, 40))
        write(image, (3, h * .66, w * left - 6, h * .24), rng.choice("D F GB SK CZ PL RO H I E NL B A P HR SLO BG LT".split()), (240, 240, 240), rng.choice(fonts.files["serial"]))
        for k in range(8):
            cv2.circle(image, (int(w * left / 2 + h * .13 * np.cos(k * .785)), int(h * .33 + h * .13 * np.sin(k * .785))), 2, (60, 220, 250), -1)
    parts, text = serials.items(serials.fill(rng.choice(serials.EU), rng) if rng.random() < .85 else serials.vanity(rng))
    badge = rng.random() < .5
    if badge:  # seals between district and number
        first = next((i for i, p in enumerate(parts) if p[0] == "gap"), None)
        if first is not None:
            parts[first] = ("gap", "|")
            if rng.random() < .6:
                parts.insert(first + 1, ("gap", "-"))
    height = rng.uniform(.62, .78)
    y = (1 - height) / 2
    right = .975 if rng.random() < .85 else .92
    paint_number(image, parts, (w * (left + .02), h * y, w * (right - left - .02), h * height), ink, fonts, rng,
                 rng.choice([(40, 40, 200), (200, 90, 40), (60, 160, 60), (90, 110, 200)]), die_share=.5)
    if rng.random() < .8:
        cv2.rectangle(image, (1, 1), (w - 2, h - 2), ink, rng.randint(2, 4), cv2.LINE_AA)
    return Plate(image, text, "eu", w / h)


def _br(rng, fonts):
    w, h = 400, 130
    mercosur = rng.random() < .25
    ground = (245, 245, 245) if mercosur else rng.choices([(175, 178, 178), (40, 40, 190), (235, 235, 235)], [8, 1, 1])[0]
    image = art.gradient([tuple(int(np.clip(c + rng.uniform(-25, 20), 0, 255)) for c in ground)], w, h)
    ink = (235, 235, 235) if ground == (40, 40, 190) else tuple(rng.randint(5, 50) for _ in range(3))
    if mercosur:
        image[:int(h * .24)] = (150, 60, 10)
        write(image, (w * .3, h * .03, w * .4, h * .17), "BRASIL", (245, 245, 245), rng.choice(fonts.files["serial"]))
        serial = "@@@#@##"
    else:
        city = rng.choice(["BA-SALVADOR", "SP-SAO PAULO", "RJ-RIO DE JANEIRO", "ES-VITORIA", "DF-BRASILIA", "MG-MONTES CLAROS", "PR-CURITIBA", "BA-CAMACARI", "SE-ARACAJU"])
        if rng.random() < .5:
            image[int(h * .05):int(h * .22), int(w * .2):int(w * .8)] = rng.randint(150, 240)
        write(image, (w * .2, h * .05, w * .6, h * rng.uniform(.11, .16)), city, ink, rng.choice(fonts.files["serial"]))
        serial = rng.choice(serials.BR)
    parts, text = serials.items(serials.fill(serial, rng))
    paint_number(image, parts, (w * .035, h * rng.uniform(.25, .33), w * .93, h * rng.uniform(.54, .64)), ink, fonts, rng, die_share=.5)
    art.bolts(image, rng)
    if rng.random() < .7:
        cv2.rectangle(image, (1, 1), (w - 2, h - 2), ink, rng.randint(1, 4), cv2.LINE_AA)
    return Plate(image, text, "br", w / h)


def _frame(plate, rng, fonts):
    """A dealer's frame over the plate's edges, with a line of advertising that is not part of the plate."""
    image = plate.image
    h, w = image.shape[:2]
    colour = rng.choice([(20, 20, 20), (30, 30, 30), (200, 200, 205), (150, 150, 155), (40, 40, 160)])
    side, top, bottom = (int(h * rng.uniform(*r)) for r in ((.015, .05), (.03, .2), (.03, .17)))
    image[:top], image[h - bottom:], image[:, :side], image[:, w - side:] = (colour,) * 4
    ink = (235, 235, 235) if sum(colour) < 300 else (30, 30, 30)
    words = "SAN FRANCISCO|LOS ANGELES|HONDA OF OAKLAND|TOYOTA|www.cars.com|SAN DIEGO|MY OTHER CAR|FORD|LONGHORNS|BMW|ALUMNI|LAKERS|UNIVERSITY OF CALIFORNIA".split("|")
    for y, size in ((0, top), (h - bottom, bottom)):
        if size > h * .08 and rng.random() < .8:
            write(image, (w * .1, y + size * .15, w * .8, size * .7), rng.choice(words), ink, rng.choice(fonts.files["serial"]))


def random_plate(rng, fonts):
    """A plate in one of all layouts: 76 % US, 13 % Europe, 11 % Brazil."""
    kind = rng.random()
    plate = _us(rng, fonts) if kind < .76 else _eu(rng, fonts) if kind < .89 else _br(rng, fonts)
    if rng.random() < (.22 if plate.aspect == 2 else .08):
        _frame(plate, rng, fonts)
    if rng.random() < .25:  # dirt
        h, w = plate.image.shape[:2]
        soft = art.clouds(rng, 12, 6, w, h)
        art.blend(plate.image, (np.clip(soft - .55, 0, 1) * 255).astype(np.uint8), (70, 95, 120), rng.uniform(.3, 1.2))
    return plate

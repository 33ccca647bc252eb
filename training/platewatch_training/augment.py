"""From a plate in an image to the reader's input 64 x 160, as a bad camera would see it.

`look` maps the plate's quad into the input with random margins, turn and perspective; `degrade` spoils the pixels.
Strength 0..1 scales both: training starts easy, or the reader stays on the all-blank plateau of CTC.
"""
import cv2
import numpy as np

WIDTH, HEIGHT = 160, 64


def rectify(image, quad, margin):
    """Crop a quad (4 x 2: TL, TR, BR, BL) to [64, 160, 3], with margins left and right, above and below.

    margin: one share for both, or (share of the plate's width, share of its height)."""
    across, along = margin if isinstance(margin, (tuple, list)) else (margin, margin)
    mx, my = across / (1 + 2 * across) * WIDTH, along / (1 + 2 * along) * HEIGHT
    target = np.float32([[mx, my], [WIDTH - mx, my], [WIDTH - mx, HEIGHT - my], [mx, HEIGHT - my]])
    return cv2.warpPerspective(image, cv2.getPerspectiveTransform(np.float32(quad), target), (WIDTH, HEIGHT),
                               flags=cv2.INTER_LINEAR, borderMode=cv2.BORDER_REPLICATE)


def look(image, quad, background, rng, strength):
    """Warp a plate's quad into the input at random; pixels the image lacks come from background [64, 160, 3]."""
    aspect = rng.choice([1.3, 2.0, 3.0])
    wide = .30 if rng.random() < .15 * strength else .15
    low, wide = (-.03, .03) if rng.random() < .25 else (-.02, wide)      # a quarter cut tight, as crops from elsewhere are
    margins = [rng.uniform(low, wide) * max(strength, .15) for _ in range(4)]
    left, right = margins[0] * WIDTH, WIDTH - margins[1] * WIDTH
    top, bottom = margins[2] * aspect * .6 * HEIGHT, HEIGHT - margins[3] * aspect * .6 * HEIGHT
    target = np.float32([[left, top], [right, top], [right, bottom], [left, bottom]])
    centre = target.mean(0)
    angle = np.deg2rad(rng.gauss(0, 4) * strength)
    shear = rng.gauss(0, .10) * strength
    square = (target - centre) * [1, 1.25]            # the real plate is wider than 160:64 shows
    turn = np.array([[np.cos(angle), -np.sin(angle)], [np.sin(angle), np.cos(angle)]]) @ np.array([[1, shear], [0, 1]])
    target = (square @ turn.T) / [1, 1.25] + centre
    target += np.array([[rng.gauss(0, .025) * WIDTH, rng.gauss(0, .03) * HEIGHT] for _ in range(4)]) * strength
    matrix = cv2.getPerspectiveTransform(np.float32(quad), np.float32(target))
    if rng.random() < .25:
        return cv2.warpPerspective(image, matrix, (WIDTH, HEIGHT), flags=cv2.INTER_LINEAR, borderMode=cv2.BORDER_REPLICATE)
    out = background.copy()
    return cv2.warpPerspective(image, matrix, (WIDTH, HEIGHT), dst=out, flags=cv2.INTER_LINEAR, borderMode=cv2.BORDER_TRANSPARENT)


def _light(image, rng, s):
    """Colour cast, gamma, contrast, shadow, glare, night: float image in 0..255."""
    if rng.random() < .25 * s:
        image = np.repeat(image.mean(2, keepdims=True), 3, 2)
    elif rng.random() < .5:
        image = image * np.float32([1 + rng.gauss(0, .13) * s for _ in range(3)])
    if rng.random() < .5 * s:
        image = 255 * (np.clip(image, 0, 255) / 255) ** np.float32(np.exp(rng.gauss(0, .4)))
    if rng.random() < .25 * s:  # edge of a shadow
        angle, offset = rng.uniform(0, 6.283), rng.gauss(0, .35)
        xs, ys = np.meshgrid(np.linspace(-1, 1, WIDTH, dtype=np.float32), np.linspace(-.5, .5, HEIGHT, dtype=np.float32))
        side = 1 / (1 + np.exp(-(xs * np.cos(angle) + ys * np.sin(angle) - offset) * rng.choice([6, 20, 60])))
        image = image * (1 - rng.uniform(.2, .7) * side)[..., None]
    if rng.random() < .12 * s:  # glare
        xs, ys = np.meshgrid(np.arange(WIDTH, dtype=np.float32), np.arange(HEIGHT, dtype=np.float32))
        spread = rng.uniform(8, 45)
        spot = np.exp(-((xs - rng.uniform(0, WIDTH)) ** 2 + (ys - rng.uniform(0, HEIGHT)) ** 2) / (2 * spread ** 2))
        image = image + rng.uniform(40, 180) * spot[..., None]
    if rng.random() < .75:
        contrast = 1 + (rng.uniform(.22, 1.15) - 1) * s if rng.random() < .6 else 1
        image = (image - 128) * contrast + 128 + rng.gauss(0, 30) * s
    if rng.random() < .08 * s:  # night
        image = np.clip(image, 0, 255) * rng.uniform(.12, .4)
    if rng.random() < .03 * s:
        image = 255 - image
    return image


def _optics(image, rng, s):
    """Low resolution, defocus, motion, over-sharpening: uint8 in and out."""
    if rng.random() < .6 * s:
        width = int(np.exp(rng.uniform(np.log(42), np.log(150))))
        small = cv2.resize(image, (width, max(int(width * rng.uniform(.3, .5)), 13)), interpolation=cv2.INTER_AREA)
        image = cv2.resize(small, (WIDTH, HEIGHT), interpolation=rng.choice([cv2.INTER_LINEAR, cv2.INTER_CUBIC]))
    if rng.random() < .35 * s:
        image = cv2.GaussianBlur(image, (0, 0), rng.uniform(.4, 2.2), sigmaY=rng.uniform(.4, 1.5))
    if rng.random() < .18 * s:
        length = rng.randint(3, 11)
        kernel = np.zeros((length, length), np.float32)
        angle = rng.gauss(0, .5)
        half = (length - 1) / 2
        cv2.line(kernel, (int(round(half - half * np.cos(angle))), int(round(half - half * np.sin(angle)))),
                 (int(round(half + half * np.cos(angle))), int(round(half + half * np.sin(angle)))), 1)
        image = cv2.filter2D(image, -1, kernel / kernel.sum())
    if rng.random() < .12 * s:
        image = cv2.addWeighted(image, 2.2, cv2.GaussianBlur(image, (0, 0), 2), -1.2, 0)
    return image


def degrade(image, rng, noise, s):
    """Spoil an input image; `rng` is random.Random, `noise` a numpy Generator. uint8 -> uint8."""
    image = np.clip(_light(image.astype(np.float32), rng, s), 0, 255).astype(np.uint8)
    image = _optics(image, rng, s)
    if rng.random() < .4 * s:
        sigma = rng.uniform(2, 16)
        grain = noise.standard_normal((HEIGHT, WIDTH, 1 if rng.random() < .5 else 3), np.float32) * np.float32(sigma)
        image = np.clip(image + grain, 0, 255).astype(np.uint8)
    if rng.random() < .4 * s:
        image = cv2.imdecode(cv2.imencode(".jpg", image, [cv2.IMWRITE_JPEG_QUALITY, rng.randint(20, 88)])[1], cv2.IMREAD_COLOR)
    return image

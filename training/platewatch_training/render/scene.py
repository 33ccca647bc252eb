"""Street scenes for the detector: views cut from photos, with rendered plates pasted in perspective."""
import cv2
import numpy as np

PAD = 114
CORNERS = np.float32([[0, 0], [1, 0], [1, 1], [0, 1]])


def levels(image):
    """The image and its halves, so that a strongly reduced view does not alias."""
    out = [image]
    while min(out[-1].shape[:2]) > 160 and len(out) < 4:
        out.append(cv2.resize(out[-1], None, fx=.5, fy=.5, interpolation=cv2.INTER_AREA))
    return out


def view(pyramid, scale, origin, size, turn, flip):
    """Cut a view of size (w, h) whose pixels are `scale` of the photo's; gives (view, 2 x 3 matrix photo -> view)."""
    w, h = size
    matrix = np.float32([[scale, 0, -origin[0] * scale], [0, scale, -origin[1] * scale]])
    spin = cv2.getRotationMatrix2D((w / 2, h / 2), turn, 1)
    whole = np.vstack([spin, [0, 0, 1]]) @ np.vstack([matrix, [0, 0, 1]])
    if flip:
        whole = np.array([[-1, 0, w - 1], [0, 1, 0], [0, 0, 1]]) @ whole
    level = min(max(int(np.floor(np.log2(1 / max(scale, 1e-3)))), 0), len(pyramid) - 1)
    shrink = 2.0 ** level
    picture = cv2.warpAffine(pyramid[level], (whole @ np.diag([shrink, shrink, 1]))[:2], size, flags=cv2.INTER_LINEAR,
                             borderMode=cv2.BORDER_CONSTANT, borderValue=(PAD, PAD, PAD))
    return picture, whole[:2]


def move(points, matrix):
    return points @ matrix[:, :2].T + matrix[:, 2]


def random_quad(rng, width, aspect, centre):
    """Corners of a plate seen from the side, turned and in perspective: 4 x 2 (TL, TR, BR, BL)."""
    quad = (CORNERS - .5) * [width * (rng.uniform(.6, 1) if rng.random() < .5 else 1), width / aspect]
    quad = quad + np.stack([np.zeros(4), quad[:, 0] * rng.gauss(0, .12)], 1)      # skew of a side view
    quad += np.array([[rng.gauss(0, .02), rng.gauss(0, .012)] for _ in range(4)]) * width
    a = np.deg2rad(rng.gauss(0, 5))
    return (quad @ np.array([[np.cos(a), np.sin(a)], [-np.sin(a), np.cos(a)]]) + centre).astype(np.float32)


def paste(picture, plate, quad, rng):
    """Put a plate image into the picture's quad, lit roughly as the place is, sometimes on a plain bumper."""
    h, w = picture.shape[:2]
    centre, width = quad.mean(0), np.ptp(quad[:, 0])
    place = picture[max(int(centre[1] - width / 4), 0):int(centre[1] + width / 4) + 1, max(int(centre[0] - width / 2), 0):int(centre[0] + width / 2) + 1]
    level = place.mean() if place.size else 128
    if rng.random() < .5:
        bumper = (centre + (quad - centre) * [rng.uniform(1.1, 2.2), rng.uniform(1.1, 2.6)]).astype(np.int32)
        tone = rng.uniform(.3, 1.3) * level
        cv2.fillConvexPoly(picture, bumper, tuple(float(np.clip(tone + rng.gauss(0, 12), 0, 255)) for _ in range(3)), cv2.LINE_AA)
    gain = np.clip((.5 + level / 170) * rng.uniform(.65, 1.3), .25, 1.25)
    ph, pw = plate.shape[:2]
    shrink = max(np.ptp(quad[:, 0]) / pw, .1)
    if shrink < .6:
        plate = cv2.resize(plate, None, fx=shrink * 1.4, fy=shrink * 1.4, interpolation=cv2.INTER_AREA)
        ph, pw = plate.shape[:2]
    matrix = cv2.getPerspectiveTransform(np.float32([[0, 0], [pw, 0], [pw, ph], [0, ph]]), quad)
    warped = cv2.warpPerspective(plate, matrix, (w, h), flags=cv2.INTER_LINEAR, borderMode=cv2.BORDER_REPLICATE)
    mask = np.zeros((h, w), np.uint8)
    cv2.fillConvexPoly(mask, np.round(quad * 16).astype(np.int32), 255, cv2.LINE_AA, 4)
    alpha = cv2.GaussianBlur(mask, (3, 3), 0)[..., None].astype(np.float32) / 255
    picture[:] = np.clip(picture * (1 - alpha) + warped * gain * alpha, 0, 255).astype(np.uint8)


def spoil(picture, rng, noise):
    """Light, colour, blur, noise and JPEG of a whole view: uint8 -> uint8."""
    x = picture.astype(np.float32)
    if rng.random() < .3:
        x = np.repeat(x.mean(2, keepdims=True), 3, 2)
    elif rng.random() < .4:
        x = x * np.float32([1 + rng.gauss(0, .1) for _ in range(3)])
    if rng.random() < .4:
        x = 255 * (np.clip(x, 0, 255) / 255) ** np.float32(np.exp(rng.gauss(0, .4)))
    if rng.random() < .5:
        x = (x - 128) * rng.uniform(.5, 1.25) + 128 + rng.gauss(0, 22)
    if rng.random() < .25:
        x = x + noise.standard_normal(x.shape, np.float32) * np.float32(rng.uniform(2, 11))
    x = np.clip(x, 0, 255).astype(np.uint8)
    if rng.random() < .2:
        x = cv2.GaussianBlur(x, (0, 0), rng.uniform(.4, 1.2))
    if rng.random() < .3:
        x = cv2.imdecode(cv2.imencode(".jpg", x, [cv2.IMWRITE_JPEG_QUALITY, rng.randint(30, 88)])[1], cv2.IMREAD_COLOR)
    return x

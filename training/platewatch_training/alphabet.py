"""Characters and states that the reader knows, and the rules for comparing plate texts."""
import re

ALPHABET = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ"
BLANK = 0
CLASSES = 1 + len(ALPHABET)

US = ("al ak az ar ca co ct de dc fl ga hi id il in ia ks ky la me md ma mi mn ms mo mt ne nv nh nj nm ny nc nd oh "
      "ok or pa ri sc sd tn tx ut vt va wa wv wi wy").split()
STATES = US + ["eu", "br", "other"]
STATE_INDEX = {state: i for i, state in enumerate(STATES)}
NO_STATE = -1

_INDEX = {c: i + 1 for i, c in enumerate(ALPHABET)}
MERGED = [(_INDEX["0"], _INDEX["O"]), (_INDEX["1"], _INDEX["I"])]


def normalise(text):
    return re.sub(r"[^A-Z0-9]", "", (text or "").upper())


def fold(text):
    """The form in which reads are compared: O is 0 and I is 1."""
    return normalise(text).replace("O", "0").replace("I", "1")


def encode(text):
    """Class numbers (1..36) of a plate text."""
    return [_INDEX[c] for c in normalise(text)]


def decode(classes):
    """Greedy CTC: best class per frame -> text (repeats collapsed, blanks dropped)."""
    out, last = [], BLANK
    for c in classes:
        if c != last and c != BLANK:
            out.append(ALPHABET[c - 1])
        last = c
    return "".join(out)

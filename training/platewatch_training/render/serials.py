"""Plate numbers: from a pattern of `layouts.toml` to the items to draw and the text that a reader should give."""
DIGITS = "0123456789"
LETTERS = "ABCDEFGHIJKLMNOPQRSTUVWXYZ"
WORDS = ("ANYTEXT SAMPLE PRIVACY BEACH SURFER LUCKY HAPPY GOLFER TURBO MOTORS BOSS QUEEN KINGS JAZZ COOL FAST SPEED HONEY "
         "BUDDY TIGER EAGLE WOLF DOGS CATS LOVE PEACE HOPE FAITH BLESS DREAM MAGIC DISCO ROCKS MUSIC DANCE PILOT SAILOR "
         "COWBOY RANCH FARM TRUCK HOTROD RACER DRIFT BMWM3 AUDI VETTE SHELBY MUSTNG CAMARO JEEPIN DUB BUGGY NURSE DOCTOR "
         "TEACH LAWYER COOKIE SUGAR PEPPER CHILI TACO PIZZA COFFEE WINE BEER MOM DAD GRAN PAPA KIDS TWINS BABY SISTER BRO "
         "HOCKEY SOCCER TENNIS GOLF SKI SNOW BIKE RUN SWIM FISH HUNT CAMP HIKE TRAIL MOUNT OCEAN RIVER LAKE SUN MOON STAR").split()
EU = ["@@-###@@"] * 6 + ["@@ ###@@"] * 3 + ["@@-###-@@", "@-@@####", "@@-@@###", "@@@-@###", "@@ #####", "@@## @@@", "@@## @@@", "@@@ ####",
      "#@# ####", "#@@ ####", "@@ ###@", "####-@@@", "##-@@-##", "@@-##-##", "@@@-###", "@@@ ###", "@@-####-@@", "@ ### @@", "@@ ## @@@",
      "@@@ ##@", "@-### @@", "@ ## @@@", "###@@##", "@@@@@@@", "#####@", "@@####", "@@@##"]
BR = ["@@@-####"] * 5 + ["@@@.####"] * 3 + ["@@@####", "@@@#@##", "@@@ ####"]


def fill(pattern, rng):
    """Replace # and @ of a pattern by random digits and letters; one in six numbers repeats a character heavily."""
    favourite = rng.choice(DIGITS + LETTERS) if rng.random() < .16 else None
    out = []
    for c in pattern:
        pool = DIGITS if c == "#" else LETTERS if c == "@" else None
        if pool is None:
            out.append(c)
        elif favourite and favourite in pool and rng.random() < .8:
            out.append(favourite)
        elif pool is DIGITS and favourite and rng.random() < .5:
            out.append(out[-1] if out and out[-1] in DIGITS else rng.choice(pool))
        else:
            out.append(rng.choice(pool))
    return "".join(out)


def vanity(rng):
    """A personalised number: a word, a mutilated word, or plain random characters, 2 to 8 long."""
    kind = rng.random()
    if kind < .4:
        word = rng.choice(WORDS)
        if rng.random() < .5:
            word = (rng.choice(DIGITS) + word if rng.random() < .5 else word + rng.choice(DIGITS))
        if rng.random() < .2:
            word = word[:2] + " " + word[2:]
        return word[:8]
    if kind < .6:
        word = "".join(rng.choice("BCDFGHJKLMNPQRSTVWXZ" if i % 2 else "AEIOUY") for i in range(rng.randint(3, 7)))
        return word
    text = "".join(rng.choice(DIGITS + LETTERS) for _ in range(rng.randint(2, 8)))
    return text if rng.random() < .7 or len(text) < 4 else text[:3] + rng.choice(" -.|") + text[3:]


def random_pattern(rng):
    """A number in no state's form, so that the reader learns shapes and not only grammars."""
    text = "".join(rng.choice("##@@@") for _ in range(rng.choice([4, 5, 6, 6, 6, 7, 7, 8])))
    cut = rng.randint(2, len(text) - 2)
    return text[:cut] + rng.choice(["", " ", "-", ".", "|", "|"]) + text[cut:]


def items(serial):
    """Split a filled pattern into ('char', c), ('gap', kind) and ('stack', letters), and give the text to be read."""
    out, text, i = [], "", 0
    while i < len(serial):
        c = serial[i]
        if c == "{":
            end = serial.index("}", i)
            out.append(("stack", serial[i + 1:end]))
            i = end
        elif c in " -.|":
            out.append(("gap", c))
        else:
            out.append(("char", c))
            text += c
        i += 1
    return out, text

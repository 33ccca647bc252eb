"""Self-check of what is easy to get wrong: decoding, labels, rendering, targets.   python -m unittest discover -s tests"""
import random
import unittest

import numpy as np
import torch

from platewatch_training import photos
from platewatch_training.alphabet import BLANK, CLASSES, STATES, decode, encode, fold
from platewatch_training.detector import decode as decode_maps, targets
from platewatch_training.pipeline import string_log_probability
from platewatch_training.render import serials
from platewatch_training.render.plate import LAYOUTS
from platewatch_training.render.strokes import Die, glyph
from platewatch_training.train_reader import text_loss


class Texts(unittest.TestCase):
    def test_repeated_characters_need_a_blank_between(self):
        a = encode("A")[0]
        self.assertEqual("A", decode([a, a, BLANK]))
        self.assertEqual("AA", decode([a, BLANK, a]))

    def test_folding(self):
        self.assertEqual("B00G1E", fold("bo0-gie"))

    def test_string_probability_sums_over_alignments(self):
        frames = np.full((3, CLASSES), 1 / CLASSES)
        # "A" in 3 frames: one run of A's with blanks around: 3 + 2 + 1 alignments
        self.assertAlmostEqual(6 / CLASSES ** 3, np.exp(string_log_probability(frames, "A")), places=9)

    def test_merged_labels_do_not_punish_the_letter_o(self):
        o = encode("O")[0]
        logits = torch.full((1, 3, CLASSES), -20.)
        logits[0, 1, o] = logits[0, 0, BLANK] = logits[0, 2, BLANK] = 20.
        strict = text_loss(logits, [encode("0")], torch.tensor([False]))
        merged = text_loss(logits, [encode("0")], torch.tensor([True]))
        self.assertGreater(strict.item(), 10)
        self.assertLess(merged.item(), .01)

    def test_stacked_letters_and_separators_are_not_read(self):
        parts, text = serials.items("{DP}12|A-3")
        self.assertEqual("12A3", text)
        self.assertEqual(("stack", "DP"), parts[0])

    def test_validation_is_about_a_quarter(self):
        share = sum(photos.is_validation(f"{i}ABC") for i in range(2000)) / 2000
        self.assertTrue(.22 < share < .28)


class Drawing(unittest.TestCase):
    def test_every_state_has_a_layout(self):
        self.assertEqual(set(STATES) - {"eu", "br"}, set(LAYOUTS))

    def test_every_character_leaves_ink_in_every_die(self):
        rng = random.Random(1)
        for _ in range(20):
            die = Die.random(rng)
            for c in serials.DIGITS + serials.LETTERS:
                self.assertGreater(glyph(c, die, 60).mean(), 5, c)

    def test_patterns_fill(self):
        rng = random.Random(2)
        for layouts in LAYOUTS.values():
            for layout in layouts:
                for pattern in layout["p"]:
                    self.assertRegex(serials.items(serials.fill(pattern, rng))[1], "^[A-Z0-9]{2,8}$")


class Boxes(unittest.TestCase):
    def test_decoding_gives_back_the_targets(self):
        quad = np.float32([[100, 60], [200, 64], [198, 108], [98, 104]])
        score, boxes, corners, _ = targets([(np.float32([98, 60, 200, 108]), quad)], 320, 192)
        maps = np.concatenate([(score == 1)[None] * .9, boxes, corners])
        (confidence, box, found), = decode_maps(maps, .5)
        np.testing.assert_allclose(box, [98, 60, 200, 108], atol=.01)
        np.testing.assert_allclose(found, quad, atol=.01)


if __name__ == "__main__":
    unittest.main()

"""Draws synthetic plates: typefaces, states' layouts, wear, and scenes to paste them in."""

"""Decks as PowerPoint files (ISO/IEC 29500-1): a template is opened and bound, slides are written as XML text.

Not by shape objects: those cost 3 ms a slide and grow with the square of the deck.
"""

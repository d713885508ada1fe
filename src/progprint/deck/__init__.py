"""Decks: filled placeholders slide by slide, and the fitting of text into them.

Knows no conference and no file format: ``slides`` makes decks of an agenda, ``pptx`` writes them into a template.
"""

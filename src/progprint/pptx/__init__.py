"""Decks as PowerPoint files (ISO/IEC 29500-1): python-pptx opens templates and saves decks, slides are XML text (ADR 14).

template ─ package, guards ─ layouts ─▶ Template ─┐
Deck ───────────── slide, text ─▶ XML of slides ──┴─ presentation ─ parts ─ archive ─▶ file (write)
an edited file ─ package ─ edited ─ revise, copying ─▶ the slides that it changes
"""

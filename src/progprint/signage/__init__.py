"""Screens that follow the clock: one HTML file for each room and one for the foyer, whole in themselves.

Context ─ programme ─▶ what happens where, in minutes ─ page ─▶ HTML with its type, pictures and script inside
"""

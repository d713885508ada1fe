"""What every other package may use: diagnostics, lengths, inks, and facts about characters.

Nothing here knows a conference, a font or a file format, and nothing here imports another package of progprint.
"""

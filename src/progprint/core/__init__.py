"""Things that every other package may use: diagnostics, lengths, inks.

Nothing here knows a conference, a font or a file format, and nothing here imports another package of progprint.
"""

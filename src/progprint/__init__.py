"""progprint: a conference agenda in YAML becomes a printed programme booklet (PDF), host decks (PPTX) and the venue's paper.

The command line is ``progprint`` (``progprint.__main__``); ``progprint.pipeline.build`` does the same for a script.
"""

__version__ = "0.1.0"

"""progprint: a conference agenda in YAML becomes a printed programme booklet (PDF) and host decks (PPTX).

The command line is ``progprint`` (``progprint.__main__``); ``progprint.pipeline.build`` does the same for a script.
"""

__version__ = "0.1.0"

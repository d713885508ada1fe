"""One module for each format that an agenda can be written in, each with a row in ``exports.EXPORTS``."""

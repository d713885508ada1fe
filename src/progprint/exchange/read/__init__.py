"""One module for each format that can be read, each with a row in ``formats.FORMATS``."""

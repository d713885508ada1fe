"""Pages of the display list as a PDF file: ``write.write_pdf(pages, settings) -> Outcome[bytes]``."""

from progprint.core import reportlab_alone

reportlab_alone.load()

"""Pages of the display list as a PDF file: ``write.write_pdf(pages, settings) -> Outcome[bytes]``."""

"""The composition engine: text and blocks in, pages of positioned items out. It knows no conference and no PDF."""

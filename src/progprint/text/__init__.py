"""Text: characters, grapheme clusters, where lines may end and words part, punctuation, widths; knows no type and no page."""

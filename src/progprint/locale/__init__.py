"""Languages: the fixed words of the outputs, dates, names and their order, and the sentences of diagnostics."""

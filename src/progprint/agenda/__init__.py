"""A conference: written entries, values out of typed text, and the resolved, frozen programme."""

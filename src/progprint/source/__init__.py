"""YAML as typed text with places: every scalar stays what was typed, every node knows its line and column."""

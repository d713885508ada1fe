"""Host decks: from the agenda to slides with every word in its slot, and what the host says in the notes."""

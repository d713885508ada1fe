"""From the agenda to host decks: scenes, what stands in their slots, and the host's words."""

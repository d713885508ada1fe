"""Agendas found again in each other: imports joined, laid over what people have worked on, and checked."""

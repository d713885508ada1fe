"""Looks: layout files over their parents, resolved to points, faces and inks."""

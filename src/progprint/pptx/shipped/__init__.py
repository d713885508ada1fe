"""The template of the shipped deck looks, made for slides of any shape."""

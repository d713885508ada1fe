"""Faces and families: the only package that knows HarfBuzz."""

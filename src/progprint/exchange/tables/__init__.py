"""Organisers' tables: files into sheets, sheets into rows by their headings, rows into talks and people."""

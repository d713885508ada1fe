"""The reference in docs/reference/, made of the tables by which the program reads: keys, looks, commands, codes, JSON."""

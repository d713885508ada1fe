"""Paper for the venue: everything that hangs, stands or is held, from the same agenda as the booklet."""

"""From the agenda to everything on paper: each part of the booklet is a few blocks, each in one file."""

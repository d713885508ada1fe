"""The grid of a day: rooms across, time down, for a booklet, a sheet on a desk, a wall and a screen."""

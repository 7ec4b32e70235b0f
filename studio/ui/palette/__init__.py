"""The palette over the window: commands, stories, subheadings and lines, found by a few letters."""

"""The crop editor."""

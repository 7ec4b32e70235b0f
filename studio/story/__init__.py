"""The domain: a story and everything that belongs to it, as frozen structs and pure functions."""

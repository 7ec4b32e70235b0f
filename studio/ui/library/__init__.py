"""The library column: search, filters, and the list of stories."""

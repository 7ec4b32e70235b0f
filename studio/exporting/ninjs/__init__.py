"""A story as ninjs, the JSON of news agencies: version 3.2 with our profile, and 1.7 for those who read only that."""

"""The editor: one column in which headline, standfirst, byline and body are written as they will be read."""

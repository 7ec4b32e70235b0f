"""Intake: a copied page, HTML or Markdown becomes a story, with a fate and a reason for every line."""

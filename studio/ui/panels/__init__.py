"""The column on the right: pictures and their credits, fact boxes, embeds, preflight, the story's own fields."""

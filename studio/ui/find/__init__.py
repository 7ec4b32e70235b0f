"""The bar that finds and replaces words in the text of the open story."""

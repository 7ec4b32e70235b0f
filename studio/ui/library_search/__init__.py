"""Windows over all stories of the library: find and replace, and the lab for rules of style."""

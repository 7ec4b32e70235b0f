"""The story in the forms that single CMSs take, each a file in `cms/` of a package; a house ticks those it wants."""

"""The picture sheet of a package: every picture with its files, credit and rights, to read and for spreadsheets."""

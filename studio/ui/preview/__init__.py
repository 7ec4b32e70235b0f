"""The live preview: the export's own page in a sealed web view, patched block by block."""

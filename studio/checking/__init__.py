"""The checks: rules that read a story and say what stands between it and a hand-off."""

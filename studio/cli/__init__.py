"""The command line: everything Offstone does without a window, where Qt need not even be installed."""

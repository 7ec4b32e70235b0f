"""The main window and what floats above it: menus, status line, toasts, banner, palette, hand-off sheet."""

"""What the user can do, as records: menus, shortcuts, the palette, the documentation and tests read one list."""

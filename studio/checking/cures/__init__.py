"""What can be done about findings at the press of a button, as records: desk and command line read one list."""

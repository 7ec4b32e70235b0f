"""What the desk shows when something went wrong: rescued words, what was done about damage, a start that failed."""

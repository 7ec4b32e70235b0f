"""The parts of the hand-off sheet: findings with cures, what changed since, the note readers are owed, progress."""

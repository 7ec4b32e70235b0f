"""Whether what stands around a text agrees with it: numbers, dates, ages and names, explained by both values."""

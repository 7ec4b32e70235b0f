"""The library: one folder with an SQLite file and a picture store; the only part of Offstone that speaks SQL."""

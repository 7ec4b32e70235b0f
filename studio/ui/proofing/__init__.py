"""Underlines what a proofreader doubts, and offers what could stand there instead."""

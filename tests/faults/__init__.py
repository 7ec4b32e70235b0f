"""Faults on purpose: kills, full and failing disks, damage. Each has a short form here and a long form run by hand."""

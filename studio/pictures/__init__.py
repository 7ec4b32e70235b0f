"""Pictures: what a file is and who made it, the sizes it leaves in, and the credit written into each of them.

The libraries that decode pictures and read what they hold (Pillow, pi-heif, exiv2, c2pa) take their time to load: a
program that starts fast imports the modules here late.
"""

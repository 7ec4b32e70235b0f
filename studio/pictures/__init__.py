"""Pictures: what a file is and who made it, the sizes it leaves in, and the credit written into each of them.

Pillow and exiv2 are imported by the modules here and nowhere else; a program that starts fast imports these late.
"""

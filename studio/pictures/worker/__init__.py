"""Decoding foreign pictures in a process of its own, which has limits and may be ended at any time.

`PictureWorker` is the near side and imports neither Pillow nor exiv2; `python -m studio.pictures.worker` is the far
side.
"""

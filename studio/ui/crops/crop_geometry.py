"""Where a crop lies on the screen: between fractions of the picture and points of a widget."""

from PySide6.QtCore import QPointF, QRectF, QSizeF

from studio.story.cropping import Handle
from studio.story.picture import Crop, FocalPoint

REACH = 12
"""How near, in pixels, the pointer must be to a handle to take hold of it."""


def fitted(picture: QSizeF, box: QRectF) -> QRectF:
    """The largest rectangle of the picture's shape in the middle of `box`."""
    if picture.isEmpty() or box.isEmpty():
        return QRectF(box)
    by = min(box.width() / picture.width(), box.height() / picture.height())
    width, height = picture.width() * by, picture.height() * by
    return QRectF(box.center().x() - width / 2, box.center().y() - height / 2, width, height)


def crop_rect(crop: Crop, frame: QRectF) -> QRectF:
    """Where a crop lies in the frame that shows the whole picture."""
    return QRectF(
        frame.left() + crop.left * frame.width(),
        frame.top() + crop.top * frame.height(),
        crop.width * frame.width(),
        crop.height * frame.height(),
    )


def handle_point(handle: Handle, rect: QRectF) -> QPointF:
    """Where a handle sits on the edge of a crop."""
    to_x, to_y = handle.value
    return QPointF(rect.center().x() + to_x * rect.width() / 2, rect.center().y() + to_y * rect.height() / 2)


def handle_at(point: QPointF, rect: QRectF) -> Handle | None:
    """The handle under the pointer, corners before edges; edges can be taken anywhere along them."""
    for handle in sorted(Handle, key=lambda each: 0 in each.value):
        to_x, to_y = handle.value
        away = point - handle_point(handle, rect)
        along_x = abs(away.x()) <= (REACH if to_x else rect.width() / 2)
        along_y = abs(away.y()) <= (REACH if to_y else rect.height() / 2)
        if along_x and along_y:
            return handle
    return None


def focus_point(focus: FocalPoint, frame: QRectF) -> QPointF:
    """Where the focal point lies in the frame."""
    return QPointF(frame.left() + focus.x * frame.width(), frame.top() + focus.y * frame.height())

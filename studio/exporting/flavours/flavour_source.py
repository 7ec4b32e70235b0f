"""What a flavour is made from: the request, the pictures of the package, and the addresses these may have."""

from collections.abc import Mapping

from msgspec import Struct

from studio.exporting.hand_off import HandOffRequest
from studio.exporting.ninjs.addresses import addresses_of


class FlavourSource(Struct, frozen=True):
    """One hand-off. `images` are the picture files of the package, by path."""

    request: HandOffRequest
    images: Mapping[str, bytes]

    def absolute(self, path: str) -> str:
        """The absolute address of a file of the package: where the house's media lie, or within the package."""
        return addresses_of(self.request).file(path)

    def nearest(self, path: str) -> str:
        """The address of a file where the house's media lie; where that is not known, as seen from `cms/`."""
        address = self.absolute(path)
        return address if address.startswith("http") else f"../{path}"

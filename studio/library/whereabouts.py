"""Where a library lies: on a disk of this computer, in a folder that a service copies, or across a network."""

import sys
from enum import StrEnum
from pathlib import Path, PurePath

from msgspec import Struct

_SERVICES = {
    "dropbox": "Dropbox",
    "google drive": "Google Drive",
    "googledrive": "Google Drive",
    "my drive": "Google Drive",
    "icloud": "iCloud Drive",
    "icloud drive": "iCloud Drive",
    "iclouddrive": "iCloud Drive",
    "mobile documents": "iCloud Drive",
    "com~apple~clouddocs": "iCloud Drive",
    "nextcloud": "Nextcloud",
    "onedrive": "OneDrive",
    "owncloud": "ownCloud",
    "syncthing": "Syncthing",
}
"""Folders that services make, in lower case; with " - " or "-" and an account's name after it, or " (" and a number."""

_MARKERS = {
    ".dropbox": "Dropbox",
    ".dropbox.cache": "Dropbox",
    ".849C9593-D756-4E56-8D6E-42412F2A707B": "OneDrive",
    ".tmp.drivedownload": "Google Drive",
    ".tmp.driveupload": "Google Drive",
    ".nextcloudsync.log": "Nextcloud",
    ".owncloudsync.log": "ownCloud",
    ".sync_*.db": "Nextcloud",
    "._sync_*.db": "Nextcloud",
    ".stfolder": "Syncthing",
    ".stignore": "Syncthing",
}
"""Files that services leave at the top of what they copy."""

_NETWORK = frozenset(
    {
        *(
            "9p",
            "afpfs",
            "afs",
            "ceph",
            "cifs",
            "coda",
            "davfs",
            "davfs2",
            "glusterfs",
            "lustre",
            "ncpfs",
            "nfs",
            "nfs4",
        ),
        *("smb3", "smbfs", "sshfs", "webdav"),
        *("fuse.davfs2", "fuse.glusterfs", "fuse.gvfsd-fuse", "fuse.rclone", "fuse.s3fs", "fuse.sshfs"),
    }
)


class Reach(StrEnum):
    """Who can change a file there besides the programs of this computer."""

    LOCAL = "local"
    SYNCED = "synced"
    NETWORK = "network"


class Whereabouts(Struct, frozen=True):
    """What kind of place it is, and the name of the service or of the network's file system; empty for a local one."""

    reach: Reach
    name: str = ""


def whereabouts(folder: Path, mounts: str | None = None) -> Whereabouts:
    """Where `folder` lies. `mounts` is the text of ``/proc/mounts``; without it, the system's own where it has one."""
    service = service_in(folder.absolute()) or _marked(folder.absolute())
    if service:
        return Whereabouts(Reach.SYNCED, service)
    network = network_under(folder.absolute(), _mounts() if mounts is None else mounts)
    return Whereabouts(Reach.NETWORK, network) if network else Whereabouts(Reach.LOCAL)


def service_in(path: PurePath) -> str:
    """The service that a folder on the way to `path` belongs to by its name, or nothing."""
    for part in path.parts:
        name = part.lower()
        for folder, service in _SERVICES.items():
            if name == folder or name.startswith((f"{folder} - ", f"{folder}-", f"{folder} (")):
                return service
    return ""


def network_under(path: PurePath, mounts: str) -> str:
    """The network file system that `path` lies in, going by the deepest mount on the way to it, or nothing."""
    if str(path).startswith(("\\\\", "//")):
        return "SMB"
    deepest: tuple[int, str] = (0, "")
    for fields in (line.split() for line in mounts.splitlines()):
        if len(fields) >= 3:
            point = PurePath(fields[1].encode().decode("unicode_escape", "replace"))
            if path.is_relative_to(point) and len(point.parts) >= deepest[0]:
                deepest = (len(point.parts), fields[2])
    return deepest[1] if deepest[1] in _NETWORK else ""


def _marked(folder: Path) -> str:
    for place in (folder, *folder.parents):
        for marker, service in _MARKERS.items():
            if _holds(place, marker):
                return service
    return ""


def _holds(place: Path, marker: str) -> bool:
    try:
        # With a star a file's name; without, any name. A home folder has a *folder* .dropbox wherever Dropbox is used.
        if "*" in marker:
            return any(place.glob(marker))
        return (place / marker).is_file() or (marker != ".dropbox" and (place / marker).is_dir())
    except OSError:  # a folder on the way that may not be read
        return False


def _mounts() -> str:
    table = Path("/proc/mounts")
    return table.read_text("utf-8", "replace") if sys.platform == "linux" and table.exists() else ""

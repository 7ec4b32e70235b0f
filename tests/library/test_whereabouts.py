"""Folders that services copy and folders on a network: known by names, by what lies in them, and by the mount."""

from pathlib import Path, PurePosixPath, PureWindowsPath

import pytest

from studio.library.whereabouts import Reach, Whereabouts, network_under, service_in, whereabouts

MOUNTS = """/dev/sda1 / ext4 rw 0 0
server:/desk /srv/desk nfs4 rw 0 0
//nas/news /mnt/news\\040desk cifs rw 0 0
/dev/sdb1 /srv/desk/local ext4 rw 0 0
short line
"""


@pytest.mark.parametrize(
    ("path", "service"),
    [
        ("/home/ada/Dropbox/Desk.offstone", "Dropbox"),
        ("/home/ada/Dropbox (Personal)/Desk.offstone", "Dropbox"),
        ("/Users/ada/Library/CloudStorage/OneDrive-Herald/Desk.offstone", "OneDrive"),
        ("/home/ada/OneDrive - The Herald/Desk.offstone", "OneDrive"),
        ("/Users/ada/Library/CloudStorage/GoogleDrive-ada@example.org/My Drive/Desk.offstone", "Google Drive"),
        ("/Users/ada/Library/Mobile Documents/com~apple~CloudDocs/Desk.offstone", "iCloud Drive"),
        ("/home/ada/Nextcloud/Desk.offstone", "Nextcloud"),
        ("/home/ada/Documents/Desk.offstone", ""),
        ("/home/ada/The Dropbox affair/Desk.offstone", ""),
    ],
)
def test_by_the_names_on_the_way(path: str, service: str) -> None:
    assert service_in(PurePosixPath(path)) == service


def test_windows_paths_too() -> None:
    assert service_in(PureWindowsPath(r"C:\Users\Ada\OneDrive - Herald\Desk.offstone")) == "OneDrive"
    assert service_in(PureWindowsPath(r"C:\Users\Ada\iCloudDrive\Desk.offstone")) == "iCloud Drive"
    assert network_under(PureWindowsPath(r"\\nas\news\Desk.offstone"), "") == "SMB"


@pytest.mark.parametrize(
    ("marker", "service"),
    [
        (".dropbox", "Dropbox"),
        (".dropbox.cache/", "Dropbox"),
        (".stfolder/", "Syncthing"),
        (".sync_0f3a.db", "Nextcloud"),
        (".tmp.drivedownload/", "Google Drive"),
    ],
)
def test_by_what_a_service_leaves_at_its_top(tmp_path: Path, marker: str, service: str) -> None:
    folder = tmp_path / "copied" / "deeper" / "Desk.offstone"
    folder.mkdir(parents=True)
    place = tmp_path / "copied" / marker
    place.mkdir() if marker.endswith("/") else place.write_text("")
    assert whereabouts(folder, "") == Whereabouts(Reach.SYNCED, service)


def test_the_settings_of_a_service_in_the_home_folder_mean_nothing(tmp_path: Path) -> None:
    (tmp_path / ".dropbox").mkdir()
    assert whereabouts(tmp_path / "Desk.offstone", "").reach is Reach.LOCAL


@pytest.mark.parametrize(
    ("path", "kind"),
    [
        ("/home/ada/Desk.offstone", ""),
        ("/srv/desk/Desk.offstone", "nfs4"),
        ("/srv/desk/local/Desk.offstone", ""),
        ("/srv/desktop/Desk.offstone", ""),
        ("/mnt/news desk/Desk.offstone", "cifs"),
    ],
)
def test_by_the_mount(path: str, kind: str) -> None:
    assert network_under(PurePosixPath(path), MOUNTS) == kind


def test_a_network_is_said_with_its_kind(tmp_path: Path) -> None:
    assert whereabouts(tmp_path, f"x {tmp_path} nfs rw 0 0") == Whereabouts(Reach.NETWORK, "nfs")
    assert whereabouts(tmp_path, f"x {tmp_path} ext4 rw 0 0") == Whereabouts(Reach.LOCAL)

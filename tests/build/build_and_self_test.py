"""Shows that the built program works: builds it, carries it away from the source, and runs its self-test.

Run by hand: `.venv/bin/python tests/build/build_and_self_test.py`. Prints the size of the program; exit code 0 or 1.
"""

import argparse
import os
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent.parent
SELF_TEST_SECONDS = 180
LARGEST_MB = 450
PROGRAM = "Offstone.exe" if os.name == "nt" else "Offstone"
PASSED_ON = ("SYSTEMROOT", "TEMP", "TMP")


def build(work: Path) -> Path:
    """Build into `work` and return the program's folder."""
    command = [sys.executable, "-m", "PyInstaller", "--noconfirm", "--log-level", "ERROR"]
    command += ["--distpath", str(work / "dist"), "--workpath", str(work / "build"), str(ROOT / "build.spec")]
    subprocess.run(command, cwd=work, check=True)
    return work / "dist" / "Offstone"


def size_mb(folder: Path) -> float:
    """What the folder takes on the disk, in MB of 2²⁰ bytes; links count nothing."""
    files = (path for path in folder.rglob("*") if path.is_file() and not path.is_symlink())
    return sum(path.stat().st_size for path in files) / 2**20


def self_test(folder: Path, home: Path) -> int:
    """The exit code of the self-test, in an environment that knows neither Python nor the source."""
    home.mkdir(mode=0o700)
    values = {name: os.environ[name] for name in PASSED_ON if name in os.environ}
    values |= {name: str(home) for name in ("HOME", "XDG_RUNTIME_DIR", "USERPROFILE", "LOCALAPPDATA", "APPDATA")}
    values |= {"PATH": "", "LANG": "C.UTF-8", "QT_QPA_PLATFORM": "offscreen"}
    if hasattr(os, "geteuid") and os.geteuid() == 0:
        values["QTWEBENGINE_DISABLE_SANDBOX"] = "1"
    command = [str(folder / PROGRAM), "--self-test"]
    try:
        return subprocess.run(command, cwd=home, env=values, timeout=SELF_TEST_SECONDS, check=False).returncode
    except subprocess.TimeoutExpired:
        print(f"The self-test did not end within {SELF_TEST_SECONDS} seconds.")
        return 1


def main() -> int:
    """Build, carry away, test; say how it went."""
    arguments = argparse.ArgumentParser(description=__doc__)
    arguments.add_argument("--keep", type=Path, help="put the program's folder here when it has passed")
    wanted = arguments.parse_args()
    with tempfile.TemporaryDirectory(prefix="offstone-build-") as name:
        work = Path(name)
        elsewhere = work / "carried away" / "Offstone"
        shutil.move(build(work), elsewhere)
        shutil.rmtree(work / "build")
        size = size_mb(elsewhere)
        print(f"The program takes {size:.0f} MB.")
        if size > LARGEST_MB:
            print(f"That is more than the {LARGEST_MB} MB it should take.")
            return 1
        code = self_test(elsewhere, work / "home")
        print("The self-test passed." if code == 0 else f"The self-test failed with exit code {code}.")
        if code == 0 and wanted.keep:
            shutil.copytree(elsewhere, wanted.keep, symlinks=True)
        return 1 if code else 0


if __name__ == "__main__":
    sys.exit(main())

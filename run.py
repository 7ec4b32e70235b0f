#!/usr/bin/env python3
"""For setting up, starting and testing Offstone with nothing but Python on the machine.

    python3 run.py               start Offstone; without a display, do the main job offscreen and say what came out
    python3 run.py test          run every check; with further words, what pytest makes of those
    python3 run.py setup         only set up; afterwards `.venv/bin/offstone` is the command line
    python3 run.py intake ...    any other words go to the command line

Everything is installed into `.venv` beside this file, exactly as `requirements/*.txt` say; the system's Python is
never touched. Old Pythons must be able to parse this file, so that they can say that they are too old.
"""

import ctypes
import hashlib
import importlib.util
import os
import shlex
import shutil
import subprocess
import sys
import sysconfig
import time
from pathlib import Path
from typing import IO, NoReturn

if sys.platform == "win32":
    import msvcrt
else:
    import fcntl

OLDEST_PYTHON = (3, 11)
ROOT = Path(__file__).resolve().parent
VENV = ROOT / ".venv"
COMMANDS = VENV / ("Scripts" if os.name == "nt" else "bin")
PYTHON = COMMANDS / ("python.exe" if os.name == "nt" else "python")
SETS = ("desk", "dev")
ALL_TESTS = ("-n", "auto", "--maxprocesses", "8", "--dist", "loadfile")
SYSTEM_PACKAGES = {
    "libegl1": "libEGL.so.1",
    "libgl1": "libGL.so.1",
    "libglib2.0-0": "libglib-2.0.so.0",
    "libdbus-1-3": "libdbus-1.so.3",
    "libfontconfig1": "libfontconfig.so.1",
    "libfreetype6": "libfreetype.so.6",
    "libx11-6": "libX11.so.6",
    "libxkbcommon0": "libxkbcommon.so.0",
    "libbrotli1": "libbrotlidec.so.1",
    "libnss3": "libnss3.so",
    "libnspr4": "libnspr4.so",
    "libasound2": "libasound.so.2",
    "libgbm1": "libgbm.so.1",
    "libxcomposite1": "libXcomposite.so.1",
    "libxdamage1": "libXdamage.so.1",
    "libxext6": "libXext.so.6",
    "libxfixes3": "libXfixes.so.3",
    "libxrandr2": "libXrandr.so.2",
    "libxtst6": "libXtst.so.6",
    "libxkbfile1": "libxkbfile.so.1",
    "libxcb1": "libxcb.so.1",
    "libxcb-dri3-0": "libxcb-dri3.so.0",
    "libgssapi-krb5-2": "libgssapi_krb5.so.2",
}
WINDOW_PACKAGES = {
    "libxcb-cursor0": "libxcb-cursor.so.0",
    "libxcb-icccm4": "libxcb-icccm.so.4",
    "libxcb-keysyms1": "libxcb-keysyms.so.1",
    "libxcb-shape0": "libxcb-shape.so.0",
    "libxkbcommon-x11-0": "libxkbcommon-x11.so.0",
}


class SetUpError(Exception):
    """Set-up cannot go on; the message is a sentence that says what to do."""


def say(sentence: str) -> None:
    """Tell the user, on standard error, where the words go."""
    print(sentence, file=sys.stderr, flush=True)


def environment() -> "dict[str, str]":
    """The environment for everything started from here: this `.venv`, and no settings of another Python."""
    values = {name: value for name, value in os.environ.items() if name not in {"PYTHONHOME", "PYTHONPATH"}}
    values.update(VIRTUAL_ENV=str(VENV), UV_PYTHON_DOWNLOADS="never", PIP_DISABLE_PIP_VERSION_CHECK="1")
    return values


def run(*command: object) -> bool:
    """Run a command with its output on standard error; True when it succeeded."""
    words = [str(word) for word in command]
    return subprocess.call(words, cwd=str(ROOT), stdout=sys.stderr.fileno(), env=environment()) == 0


def run_quietly(*command: object) -> bool:
    """Run a command whose output nobody needs; False also when there is no such command."""
    words = [str(word) for word in command]
    try:
        return subprocess.call(words, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL) == 0
    except OSError:
        return False


def is_linux() -> bool:
    """True on Linux, where Qt needs libraries of the system."""
    return sys.platform.startswith("linux")


def is_root() -> bool:
    """True for the superuser of a Unix system."""
    return hasattr(os, "geteuid") and os.geteuid() == 0


def has_display() -> bool:
    """True where a window can be shown."""
    return not is_linux() or bool(os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY"))


def requirements_file(name: str) -> Path:
    """The list of requirements called `name`: "desk" to run Offstone, "dev" to test and build it as well."""
    return ROOT / "requirements" / f"{name}.txt"


def stamp_file(name: str) -> Path:
    """The file in `.venv` that says the requirements called `name` were installed completely."""
    return VENV / f"{name}.ready"


def site_packages() -> Path:
    """Where packages lie in `.venv`."""
    return Path(sysconfig.get_path("purelib", "venv", {"base": str(VENV)}))


def count_packages() -> int:
    """How many packages lie in `.venv`."""
    return sum(1 for _ in site_packages().glob("*.dist-info"))


def stamp_for(name: str) -> str:
    """The mark of these requirements, this Python, this place and this way of setting up (its number), in hex."""
    parts = [b"set-up 1", sys.version.encode(), os.fsencode(str(ROOT)), requirements_file(name).read_bytes()]
    return hashlib.sha256(b"\0".join(parts)).hexdigest()


def is_ready(name: str) -> bool:
    """True when `.venv` works and holds what the requirements say; takes a few milliseconds."""
    if not (PYTHON.exists() and stamp_file(name).exists()):
        return False
    stamp, _, count = stamp_file(name).read_text().partition(" ")
    return stamp == stamp_for(name) and count.isdigit() and count_packages() >= int(count)


def ensure(name: str) -> None:
    """Make `.venv` hold the requirements called `name`. Raises SetUpError."""
    if is_ready(name):
        return
    with (ROOT / ".venv.lock").open("a") as lock:
        wait_for(lock)
        if not is_ready(name):
            install_system_packages()
            make_venv(name)


def wait_for(lock: "IO[str]") -> None:
    """Hold the lock until the file is closed, so that two set-ups never work in one `.venv`."""
    is_first = True
    while True:
        try:
            if sys.platform == "win32":
                msvcrt.locking(lock.fileno(), msvcrt.LK_NBLCK, 1)
            else:
                fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
            return
        except OSError:
            if is_first:
                say("Another run is setting up; waiting for it ...")
            is_first = False
            time.sleep(0.5)


def make_venv(name: str) -> None:
    """Add to a `.venv` that is good so far, or make it anew. It is stamped last, so half a one is never used."""
    started = time.time()
    if not any(is_ready(known) for known in SETS):
        shutil.rmtree(str(VENV), ignore_errors=True)
    for known in SETS:
        if stamp_file(known).exists():
            stamp_file(known).unlink()
    say(f"Setting up {VENV} (once; it takes a few minutes and about 1 GB) ...")
    uv = shutil.which("uv")
    if not (uv and install_with_uv(uv, name)):
        install_with_pip(name)
    write_launchers()
    for known in SETS[: SETS.index(name) + 1]:  # the longer list holds the shorter one
        stamp_file(known).write_text(f"{stamp_for(known)} {count_packages()}")
    say(f"Set up in {time.time() - started:.0f} s.")


def install_with_uv(uv: str, name: str) -> bool:
    """Make `.venv` with uv; False when it could not, and pip has to try."""
    options = ("--require-hashes", "--no-deps", "--only-binary", ":all:", "--quiet", "-r", requirements_file(name))
    is_made = PYTHON.exists() or run(uv, "venv", "--quiet", "--python", sys.executable, VENV)
    if is_made and run(uv, "pip", "install", "--python", PYTHON, *options):
        return True
    say("uv could not do it; trying pip.")
    return False


def install_with_pip(name: str) -> None:
    """Make `.venv` with the standard library's venv and pip. Raises SetUpError."""
    options = ("--require-hashes", "--no-deps", "--only-binary", ":all:", "--quiet", "-r", requirements_file(name))
    has_pip = run_quietly(PYTHON, "-m", "pip", "--version")
    if not has_pip and not run(sys.executable, "-m", "venv", "--clear", VENV):
        raise SetUpError(f"Python could not make {VENV}; the lines above say why.")
    if not run(PYTHON, "-m", "pip", "install", "--no-input", *options):
        raise SetUpError("The packages could not be installed; the lines above say why. Then run the same again.")


def write_launchers() -> None:
    """Make `studio` importable in `.venv`, and `offstone` a command of it."""
    (site_packages() / "offstone.pth").write_text(f"import sys; sys.path.append({str(ROOT)!a})\n")
    if os.name == "nt":
        (COMMANDS / "offstone.cmd").write_text('@"%~dp0python.exe" -m studio %*\n')
    else:
        launcher = COMMANDS / "offstone"
        launcher.write_bytes(os.fsencode(f'#!/bin/sh\nexec {shlex.quote(str(PYTHON))} -m studio "$@"\n'))
        launcher.chmod(0o755)


def is_there(library: str) -> bool:
    """True when the system's loader finds a shared library."""
    try:
        ctypes.CDLL(library)
    except OSError:
        return False
    return True


def missing_system_packages() -> "list[str]":
    """The Debian packages whose library is not on this Linux."""
    wanted = {**SYSTEM_PACKAGES, **(WINDOW_PACKAGES if has_display() else {})}
    missing = [package for package, library in wanted.items() if not is_there(library)]
    if not shutil.which("uv") and importlib.util.find_spec("ensurepip") is None:
        missing.append("python3-venv")  # Debian keeps this part of Python in a package of its own
    return missing


def install_system_packages() -> None:
    """Install what Qt needs of the system, as root on a Debian; elsewhere say what is missing. Raises SetUpError."""
    missing = missing_system_packages() if is_linux() else []
    if not missing:
        return
    if not shutil.which("apt-get"):
        raise SetUpError("Please install these first (their Debian names are given): " + " ".join(missing))
    if is_root():
        run("apt-get", "update", "-q")
    # Debian 13 and Ubuntu 24.04 renamed some packages when their time stamps became 64 bits wide.
    names = [f"{name}t64" if run_quietly("apt-cache", "show", f"{name}t64") else name for name in missing]
    command = ("apt-get", "install", "--yes", "--no-install-recommends", *names)
    if not is_root():
        raise SetUpError("Please run this, then the same command again:\n\n    sudo " + " ".join(command) + "\n")
    say("Installing what Qt needs of the system: " + " ".join(command))
    if not run("env", "DEBIAN_FRONTEND=noninteractive", *command):
        raise SetUpError("The system libraries could not be installed; the lines above say why.")


def hand_over(*arguments: str) -> NoReturn:
    """Become Python of the `.venv` with these arguments; where the system cannot do that, wait and exit as it did."""
    values = environment()
    if is_root():
        values["QTWEBENGINE_DISABLE_SANDBOX"] = "1"  # Chromium will not start inside its sandbox as root
    if not has_display():
        values.setdefault("QT_QPA_PLATFORM", "offscreen")
    if sys.platform == "win32":
        sys.exit(subprocess.call([str(PYTHON), *arguments], env=values))
    os.execve(str(PYTHON), [str(PYTHON), *arguments], values)


def main(words: "list[str]") -> int:
    """Do what the words say; returns the exit code."""
    if sys.version_info < OLDEST_PYTHON:
        say("Offstone needs Python 3.11 or newer; this is {}.{}. Please install a newer one.".format(*sys.version_info))
        return 1
    try:
        ensure("dev" if words[:1] == ["test"] else "desk")
    except SetUpError as error:
        say(str(error))
        return 1
    if words[:1] == ["setup"]:
        say(f"Offstone is set up. Its command line is {COMMANDS / 'offstone'}")
        return 0
    if words[:1] == ["test"]:
        os.chdir(str(ROOT))
        hand_over("-m", "pytest", *(words[1:] or ALL_TESTS))
    if not words and not has_display():
        hand_over("-m", "studio.ui.demonstration")
    hand_over("-m", "studio", *words)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))

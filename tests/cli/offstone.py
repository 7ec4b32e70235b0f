"""Offstone as a script runs it: a process of its own, on settings of its own."""

import json
import os
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from tests.shared_data import PROJECT

WITHOUT_QT = """
import sys
for name in ("PySide6", "shiboken6"):
    sys.modules[name] = None
from studio.cli.main import main
sys.exit(main())
"""


@dataclass
class Ended:
    """How one run ended: exit code, data, words."""

    code: int
    data: str
    words: str

    @property
    def json(self) -> Any:
        return json.loads(self.data)


@dataclass
class Offstone:
    """Runs commands with everything they keep in one folder, and Qt hidden from them."""

    folder: Path

    @property
    def environment(self) -> dict[str, str]:
        kept = {name: value for name, value in os.environ.items() if not name.startswith("OFFSTONE")}
        return {**kept, "OFFSTONE_SETTINGS": str(self.folder / "settings.toml"), "PYTHONPATH": str(PROJECT)}

    def __call__(self, *arguments: object, given: str = "", hide_qt: bool = True) -> Ended:
        program = ["-c", WITHOUT_QT] if hide_qt else ["-m", "studio"]
        done = subprocess.run(
            [sys.executable, *program, *map(str, arguments)],
            input=given.encode(),
            capture_output=True,
            cwd=self.folder,
            env=self.environment,
            timeout=60,
            check=False,
        )
        return Ended(done.returncode, done.stdout.decode("utf-8"), done.stderr.decode("utf-8"))

"""A desk without pixels, for the tests of double starts: claims a library, writes in it, and waits for a second start.

Says ``first`` when it has the library open, then what was handed over; or ``handed over`` when it is the second.
"""

import sys
from pathlib import Path

from msgspec.structs import replace
from PySide6.QtCore import QCoreApplication, QTimer

from studio.library.library import Library
from studio.story.story import new_story
from studio.ui.single_instance import Request, SingleInstance

_GIVE_UP_MS = 20_000


def say(words: str) -> None:
    print(words, flush=True)


def main() -> int:
    folder, name = Path(sys.argv[1]), sys.argv[2]
    application = QCoreApplication(sys.argv[:1])
    instance = SingleInstance(folder)
    if not instance.claim(Request((name,))):
        say("handed over")
        return 0
    with Library.open(folder) as library:
        library.save(replace(new_story(), headline=name))
        say("first")

        def on_requested(request: Request) -> None:
            say(f"asked for {request.files[0]}")
            application.quit()

        instance.requested.connect(on_requested)
        QTimer.singleShot(_GIVE_UP_MS, application.quit)
        application.exec()
    instance.release()
    return 0


if __name__ == "__main__":
    sys.exit(main())

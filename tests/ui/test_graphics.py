"""Who draws the window is found out before there is one, and can be told."""

from pathlib import Path

import pytest

from studio.ui import graphics
from studio.ui.graphics import find_renderer


@pytest.fixture(autouse=True)
def _plain_surroundings(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    for name in ("OFFSTONE_RENDERER", "QT_QPA_PLATFORM", "LIBGL_ALWAYS_SOFTWARE"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setattr(graphics, "_RENDER_NODES", tmp_path)
    monkeypatch.setattr(graphics.sys, "platform", "linux")


def add_node(folder: Path, driver: str, number: int = 128) -> None:
    (folder / "drivers" / driver).mkdir(parents=True, exist_ok=True)
    device = folder / f"renderD{number}" / "device"
    device.mkdir(parents=True)
    (device / "driver").symlink_to(folder / "drivers" / driver)


@pytest.mark.parametrize("choice", ["software", "hardware"])
def test_a_choice_is_followed(choice: str) -> None:
    assert find_renderer(choice).is_software == (choice == "software")


@pytest.mark.parametrize("wish", ["software", "hardware"])
def test_the_environment_wins(monkeypatch: pytest.MonkeyPatch, wish: str) -> None:
    monkeypatch.setenv("OFFSTONE_RENDERER", wish)
    other = "hardware" if wish == "software" else "software"
    assert find_renderer(other).is_software == (wish == "software")


@pytest.mark.parametrize("platform", ["offscreen", "minimal"])
def test_without_a_display_the_processor_draws(monkeypatch: pytest.MonkeyPatch, platform: str) -> None:
    monkeypatch.setenv("QT_QPA_PLATFORM", platform)
    assert find_renderer("automatic").reason == "no-display"


def test_mesa_told_to_draw_in_software(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    add_node(tmp_path, "i915")
    monkeypatch.setenv("LIBGL_ALWAYS_SOFTWARE", "1")
    assert find_renderer("automatic").is_software


def test_without_a_device_the_processor_draws() -> None:
    assert find_renderer("automatic").reason == "no-device"


@pytest.mark.parametrize("driver", ["virtio_gpu", "vmwgfx", "qxl"])
def test_a_virtual_device_is_none(tmp_path: Path, driver: str) -> None:
    add_node(tmp_path, driver)
    assert find_renderer("automatic").reason == "virtual-device"


def test_a_real_device_draws_even_beside_a_virtual_one(tmp_path: Path) -> None:
    add_node(tmp_path, "amdgpu")
    add_node(tmp_path, "virtio_gpu", 129)
    assert not find_renderer("automatic").is_software


@pytest.mark.parametrize("system", ["darwin", "win32"])
def test_other_systems_have_a_driver(monkeypatch: pytest.MonkeyPatch, system: str) -> None:
    monkeypatch.setattr(graphics.sys, "platform", system)
    assert not find_renderer("automatic").is_software

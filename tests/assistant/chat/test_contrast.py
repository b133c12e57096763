import re
from pathlib import Path

import pytest

import assistant.chat

STYLES = (Path(assistant.chat.__file__).parent / "assets" / "chat.css").read_text("utf-8")
TEXT = (
    ("ink", "ground"),
    ("ink", "paper"),
    ("ink", "accent-wash"),
    ("ink", "warn-wash"),
    ("ink-soft", "ground"),
    ("ink-soft", "paper"),
    ("ink-soft", "accent-wash"),
    ("accent", "paper"),
    ("accent", "accent-wash"),
    ("on-accent", "accent"),
    ("on-accent", "accent-strong"),
    ("on-mark", "mark"),
    ("warn", "ground"),
    ("warn", "paper"),
    ("warn", "warn-wash"),
)
CONTROLS = (("line-strong", "paper"), ("line-strong", "ground"), ("focus", "focus-edge"))


def colours(selector: str) -> dict[str, str]:
    block = re.search(rf"^{re.escape(selector)} {{(.*?)^}}", STYLES, re.MULTILINE | re.DOTALL)
    return dict(re.findall(r"--([\w-]+): (#[0-9a-f]{6});", block[1] if block else ""))


def luminance(colour: str) -> float:
    """Relative luminance, WCAG 2.2."""
    parts = [int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5)]
    linear = [
        part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts
    ]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def contrast(one: str, other: str) -> float:
    lighter, darker = sorted((luminance(one), luminance(other)), reverse=True)
    return (lighter + 0.05) / (darker + 0.05)


@pytest.mark.parametrize("selector", [":root", ".dark"])
@pytest.mark.parametrize("pair", TEXT)
def test_text_stands_out_from_its_ground(selector: str, pair: tuple[str, str]) -> None:
    found = colours(selector)
    assert contrast(found[pair[0]], found[pair[1]]) >= 4.5


@pytest.mark.parametrize("selector", [":root", ".dark"])
@pytest.mark.parametrize("pair", CONTROLS)
def test_controls_can_be_told_from_their_ground(selector: str, pair: tuple[str, str]) -> None:
    found = colours(selector)
    assert contrast(found[pair[0]], found[pair[1]]) >= 3


def test_black_on_white_is_21_to_1() -> None:
    assert contrast("#000000", "#ffffff") == pytest.approx(21)

"""Colours are told apart by anybody: contrast is reckoned from the palettes, not judged by eye."""

import itertools

import pytest

from station.ui import theme
from station.ui.theme import Tone

LEAST = 4.5


def luminance(colour: str) -> float:
    """Return the relative luminance of #RRGGBB (WCAG 2.2)."""
    parts = [int(colour[i : i + 2], 16) / 255 for i in (1, 3, 5)]
    r, g, b = (p / 12.92 if p <= 0.04045 else ((p + 0.055) / 1.055) ** 2.4 for p in parts)
    return 0.2126 * r + 0.7152 * g + 0.0722 * b


def contrast(one: str, other: str) -> float:
    lighter, darker = sorted((luminance(one), luminance(other)), reverse=True)
    return (lighter + 0.05) / (darker + 0.05)


def test_contrast_is_reckoned_as_wcag_does() -> None:
    assert contrast("#FFFFFF", "#000000") == pytest.approx(21)
    assert contrast("#767676", "#FFFFFF") == pytest.approx(4.54, abs=0.01)


@pytest.mark.parametrize("name", theme.themes())
def test_every_text_stands_out_from_its_ground(name: str) -> None:
    p = theme.load(name).palette
    pairs = [(text, ground) for text in (p.ink, p.muted) for ground in (p.ground, p.surface, p.raised)]
    pairs += [(p.ink, p.pressed), (p.ink, p.mark), (p.focus, p.surface)]
    for tone in Tone:
        pairs += [(p.tone(tone), ground) for ground in (p.ground, p.surface, p.raised, p.tint(tone))]
        pairs += [(p.ink, p.tint(tone)), (p.on_fill, p.tone(tone))]
    weak = {pair: round(contrast(*pair), 2) for pair in pairs if contrast(*pair) < LEAST}
    assert weak == {}


@pytest.mark.parametrize("name", theme.themes())
def test_no_two_tones_look_alike(name: str) -> None:
    palette = theme.load(name).palette
    for one, other in itertools.combinations(Tone, 2):
        a, b = (theme._rgb(palette.tone(tone)) for tone in (one, other))
        assert sum(abs(x - y) for x, y in zip(a, b, strict=True)) > 60, (one, other)


@pytest.mark.parametrize("name", theme.themes())
@pytest.mark.parametrize("scale", [1.0, 1.35, 2.0])
def test_the_sheet_has_no_name_left_unfilled(name: str, scale: float) -> None:
    sheet = theme.load(name, scale).stylesheet()
    assert "@" not in sheet
    assert "None" not in sheet
    assert f"min-height: {round(62 * scale)}px" in sheet


def test_there_are_three_themes_and_the_first_is_dark() -> None:
    assert theme.themes() == ("contrast", "dark", "light")


def test_a_palette_that_misses_a_colour_is_refused(tmp_path, monkeypatch) -> None:
    folder = tmp_path / "style"
    folder.mkdir()
    (folder / "torn.toml").write_text('ink = "#FFFFFF"\n')
    monkeypatch.setattr(theme.paths, "resource", tmp_path.joinpath)
    with pytest.raises(ValueError, match="ground"):
        theme.load("torn")


@pytest.mark.parametrize(
    ("size", "scale"),
    [((1024, 700), 1.0), ((1280, 800), 1.0), ((1366, 768), 1.0), ((1920, 1080), 1.35), ((3840, 2160), 2.0)],
)
def test_letters_grow_with_the_window(size: tuple[int, int], scale: float) -> None:
    assert theme.scale_for(*size) == pytest.approx(scale)


def test_chinese_glyphs_are_simplified_ones() -> None:
    families = theme.FAMILIES
    assert families.index("Noto Sans") < families.index("Noto Sans CJK SC")
    assert not [family for family in families if family.endswith(("JP", "KR", "TC", "HK"))]


def test_a_window_opens_no_larger_than_its_screen() -> None:
    from PySide6.QtCore import QSize

    from station.ui.start import first_size

    assert first_size(QSize(1366, 728)) == QSize(1280, 728)
    assert first_size(QSize(3840, 2160)) == QSize(1280, 800)

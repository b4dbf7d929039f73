"""Pictures come in by file, by drop and by paste; they are shown before they are used."""

from __future__ import annotations

import contextlib
import string
import struct

import numpy as np
import pytest
from PySide6.QtCore import QMimeData, QPointF, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent, QGuiApplication, QImage, QImageWriter
from PySide6.QtWidgets import QApplication, QDialogButtonBox, QLabel, QWidget

from engine.photos import SENTENCES, PictureError, find_digit
from gui import picture_files
from gui.controller import Controller
from gui.drops import Drops
from gui.picture_desk import PictureDesk
from gui.picture_files import picture_error_text, pixels_of, read_picture
from gui.widgets.picture_dialog import PictureDialog
from gui.workspaces.example_desk import ExampleDesk
from gui.workspaces.input_panel import InputPanel
from tests.photographs import photograph


def as_image(pixels):
    height, width = pixels.shape[:2]
    return QImage(pixels.tobytes(), width, height, 4 * width, QImage.Format.Format_RGBA8888).copy()


@pytest.fixture
def photo(mnist):
    return photograph(mnist.test.images[4] / 255)


@pytest.fixture
def window(qtbot, mnist):
    """A window with a desk and pictures on it."""
    window = QWidget()
    panel = InputPanel(window)
    controller = Controller(load=lambda: mnist)
    window.desk = ExampleDesk(controller, panel, window)
    window.pictures = PictureDesk(window, window.desk)
    window.drops = Drops(window, window.pictures.take)
    qtbot.addWidget(window)
    qtbot.waitUntil(lambda: controller.snapshot is not None, timeout=10_000)
    yield window
    controller.close()


def dialog_of(window, qtbot):
    qtbot.waitUntil(lambda: window.findChild(PictureDialog) is not None, timeout=5_000)
    return window.findChild(PictureDialog)


def test_that_an_opened_picture_is_shown_and_then_used(window, qtbot, tmp_path, photo):
    path = tmp_path / "四 and 4.png"
    as_image(photo).save(str(path))
    before = window.desk.controller.example
    window.pictures.open(path)
    dialog = dialog_of(window, qtbot)
    expected = find_digit(photo).image
    assert dialog.small.image == pytest.approx(expected, abs=1e-6)
    assert window.desk.controller.example is before
    answer = window.desk.state.network.feedforward(expected.reshape(1, -1).astype(np.float64))[0]
    texts = [label.text() for label in dialog.findChildren(QLabel)]
    assert f"The network takes it for {answer.argmax()} (a = {answer.max():.2f})." in texts
    dialog.buttons.button(QDialogButtonBox.StandardButton.Ok).click()
    assert window.desk.controller.example.source == "picture"
    assert window.desk.controller.example.image == pytest.approx(expected, abs=1e-6)


def test_that_cancel_changes_nothing(window, qtbot, photo):
    before = window.desk.controller.example
    window.pictures.show_pixels(photo)
    dialog_of(window, qtbot).buttons.button(QDialogButtonBox.StandardButton.Cancel).click()
    assert window.desk.controller.example is before


def test_that_a_picture_can_be_pasted(window, qtbot, photo):
    QGuiApplication.clipboard().setImage(as_image(photo))
    window.pictures.paste_action.trigger()
    assert dialog_of(window, qtbot).small.image == pytest.approx(find_digit(photo).image, abs=1e-6)
    QGuiApplication.clipboard().setText("no picture")
    with qtbot.waitSignal(window.pictures.failed, timeout=1_000) as told:
        window.pictures.paste_action.trigger()
    assert "clipboard holds no picture" in told.args[0]


def test_that_a_picture_can_be_dropped(window, qtbot, tmp_path, photo):
    path = tmp_path / "photo.jpg"
    as_image(photo).save(str(path), quality=95)
    mime = QMimeData()
    mime.setUrls([QUrl.fromLocalFile(str(path))])
    copy, left, none = Qt.DropAction.CopyAction, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    enter = QDragEnterEvent(QPointF(5, 5).toPoint(), copy, mime, left, none)
    QApplication.sendEvent(window, enter)
    assert enter.isAccepted()
    QApplication.sendEvent(window, QDropEvent(QPointF(5, 5), copy, mime, left, none))
    assert dialog_of(window, qtbot).found is not None
    text = QMimeData()
    text.setText("hello")
    refused = QDragEnterEvent(QPointF(5, 5).toPoint(), copy, text, left, none)
    refused.ignore()
    QApplication.sendEvent(window, refused)
    assert not refused.isAccepted()


def test_that_a_picture_without_a_digit_cannot_be_used(window, qtbot):
    window.pictures.show_pixels(np.full((60, 60, 4), 230, np.uint8))
    dialog = dialog_of(window, qtbot)
    assert not dialog.buttons.button(QDialogButtonBox.StandardButton.Ok).isEnabled()
    assert any("Nothing stands out" in label.text() for label in dialog.findChildren(QLabel))


def test_that_choices_in_the_dialog_change_what_is_found(window, qtbot, photo):
    window.pictures.show_pixels(photo)
    dialog = dialog_of(window, qtbot)
    ink = dialog.found.ink.sum()
    dialog.more.setValue(4)
    assert dialog.found.ink.sum() > ink
    dialog.more.setValue(0)
    dialog.ink.setCurrentIndex(dialog.ink.findData("dark"))
    assert dialog.found.ink.sum() == ink


def test_that_a_drawing_that_would_take_hours_is_no_picture_whatever_its_suffix(tmp_path, qapp):
    uses = [f'<use xlink:href="#a{i}"/>' for i in range(10)]
    levels = "".join(f'<g id="a{i}">{uses[i - 1] * 10}</g>' for i in range(1, 10))
    name = "http://www.w3.org/"
    text = (f'<svg xmlns="{name}2000/svg" xmlns:xlink="{name}1999/xlink" width="100" height="100"><defs><g id="a0">'
            f'<rect width="1" height="1"/></g>{levels}</defs>{uses[9]}</svg>')  # fmt: skip
    for suffix in ("svg", "png"):
        path = tmp_path / f"drawing.{suffix}"
        path.write_text(text, encoding="utf-8")
        with pytest.raises(PictureError, match="is not a picture that can be read: svg"):
            read_picture(path)
    assert ".svg" not in picture_files.picture_suffixes()
    assert {".png", ".jpg", ".webp"} <= set(picture_files.picture_suffixes())


def test_that_a_camera_s_rotation_is_undone(tmp_path, photo):
    path = tmp_path / "turned.jpg"
    writer = QImageWriter(str(path), b"jpg")
    writer.setTransformation(writer.transformation().TransformationRotate90)
    writer.write(as_image(photo))
    height, width = photo.shape[:2]
    assert read_picture(path).shape == (width, height, 4)


def test_that_transparency_survives_reading(tmp_path):
    pixels = np.zeros((20, 30, 4), np.uint8)
    pixels[5:15, 10:20] = (10, 200, 30, 255)
    path = tmp_path / "see-through.png"
    as_image(pixels).save(str(path))
    assert np.array_equal(read_picture(path)[..., 3], pixels[..., 3])


def test_that_a_large_picture_is_made_smaller():
    large = QImage(3000, 1000, QImage.Format.Format_Grayscale8)
    large.fill(90)
    assert pixels_of(large, "large").shape == (300, 900, 4)


def gif_of(side):
    size = struct.pack("<HH", side, side)
    return b"GIF89a" + size + b"\x80\0\0\0\0\0\xff\xff\xff,\0\0\0\0" + size + b"\0\2\2\x84\x1d\0;"


def test_that_a_few_bytes_that_claim_much_are_refused_and_what_their_size_is_worth_is_read(tmp_path):
    path = tmp_path / "claim.gif"
    path.write_bytes(gif_of(3_600))
    with pytest.raises(PictureError, match=r"3,600 x 3,600 pixels; pictures up to 12,5\d\d,\d\d\d pixels"):
        read_picture(path)
    path.write_bytes(gif_of(3_600) + bytes(2_000_000))  # each byte of the file may take two
    assert read_picture(path).shape == (900, 900, 4)


def jpeg(path, side, *, progressive, quality=75):
    image = QImage(side, side, QImage.Format.Format_RGB32)
    image.fill(0x808080)
    writer = QImageWriter(str(path), b"jpg")
    writer.setProgressiveScanWrite(progressive)
    writer.setQuality(quality)
    assert writer.write(image)
    return path


def test_that_a_jpeg_counts_by_what_its_decoder_needs(tmp_path, monkeypatch):
    path = tmp_path / "photo.jpg"
    assert picture_files._bytes_a_jpeg_pixel(jpeg(path, 64, progressive=False)) == 0.5, "some lines at a time"
    assert picture_files._bytes_a_jpeg_pixel(jpeg(path, 64, progressive=True)) == 3.0, "its colours at half size"
    assert picture_files._bytes_a_jpeg_pixel(jpeg(path, 64, progressive=True, quality=100)) == 6.0
    path.write_bytes(path.read_bytes()[:20])
    assert picture_files._bytes_a_jpeg_pixel(path) == 8.0, "as much as any may need"
    monkeypatch.setattr(picture_files, "MEMORY", 10_000)
    with pytest.raises(PictureError, match="300 x 300 pixels"):
        read_picture(jpeg(path, 300, progressive=True))


@pytest.mark.parametrize(
    ("size", "expected"), [((40_000, 20), (1, 900)), ((3, 9_000), (900, 1)), ((901, 899), (898, 900))]
)
def test_that_long_and_thin_pictures_are_made_smaller_too(size, expected):
    picture = QImage(*size, QImage.Format.Format_RGB32)
    picture.fill(0x405060)
    found = pixels_of(picture, "x")
    assert found.shape[:2] == expected
    assert np.unique(found.reshape(-1, 4), axis=0).tolist() == [[0x40, 0x50, 0x60, 255]]


@pytest.mark.parametrize("kind", [QImage.Format.Format_RGBA8888, QImage.Format.Format_Grayscale8])
def test_that_making_smaller_averages_what_lies_there(kind):
    ramp = np.linspace(0, 255, 2_000)[:, None] * np.linspace(0.2, 1, 1_900)
    pixels = np.dstack([ramp.astype(np.uint8)] * 3 + [np.full(ramp.shape, 255, np.uint8)])
    smaller = pixels_of(as_image(np.ascontiguousarray(pixels)).convertToFormat(kind), "x").astype(float)
    assert smaller.shape == (900, 855, 4)
    expected = np.linspace(0, 255, 900)[:, None] * np.linspace(0.2, 1, 855)
    assert np.abs(smaller[..., 0] - expected).max() < 3
    assert np.array_equal(smaller[..., 0], smaller[..., 2])
    assert (smaller[..., 3] == 255).all()


@pytest.mark.parametrize(
    ("content", "reason"),
    [
        (b"", "no picture"),
        (b"<html>", "no picture"),
        (b"\x89PNG\r\n\x1a\n" + b"\0" * 40, "no picture"),
        (None, "no file"),
    ],
)
def test_that_a_bad_file_is_refused_in_words(window, qtbot, tmp_path, content, reason):
    path = tmp_path / "bad.png"
    if content is not None:
        path.write_bytes(content)
    with pytest.raises(PictureError) as refused:
        read_picture(path)
    assert refused.value.reason == reason
    with qtbot.waitSignal(window.pictures.failed, timeout=5_000) as told:
        window.pictures.open(path)
    assert told.args[0] == picture_error_text(refused.value)
    assert window.findChild(PictureDialog) is None


def test_that_a_picture_too_large_is_refused_before_it_is_decoded(tmp_path, monkeypatch, photo):
    path = tmp_path / "photo.png"
    as_image(photo).save(str(path))
    monkeypatch.setattr(picture_files, "MOST_PIXELS", 1000)
    with pytest.raises(PictureError, match="pixels; pictures up to 1,000 pixels"):
        read_picture(path)
    monkeypatch.setattr(picture_files, "MOST_BYTES", 10)
    with pytest.raises(PictureError, match="picture files up to 10 bytes"):
        read_picture(path)


@pytest.mark.qt_log_level_fail("CRITICAL")  # Qt warns of every one
def test_that_mutilated_pictures_are_read_or_refused_but_never_crash(tmp_path, photo):
    rng = np.random.default_rng(0)
    for suffix in ("png", "jpg", "bmp"):
        path = tmp_path / f"whole.{suffix}"
        as_image(photo[::4, ::4]).save(str(path))
        whole = np.frombuffer(path.read_bytes(), dtype=np.uint8)
        for number in range(25):
            broken = whole.copy()
            broken[rng.integers(0, len(broken), 6)] = rng.integers(0, 256, 6)
            target = tmp_path / f"broken-{number}.{suffix}"
            target.write_bytes(broken[: rng.integers(1, len(broken))].tobytes())
            with contextlib.suppress(PictureError):
                assert np.isfinite(find_digit(read_picture(target)).image).all()


def test_that_every_sentence_about_pictures_is_the_engine_s(qapp):
    for reason, sentence in SENTENCES.items():
        names = [name for _, name, _, _ in string.Formatter().parse(sentence) if name]
        details = dict.fromkeys(names, 5)
        assert picture_error_text(PictureError(reason, **details)) == sentence.format(**details)


def test_that_a_picture_one_may_not_read_is_refused_in_words(tmp_path, monkeypatch):
    path = tmp_path / "digit.png"
    path.write_bytes(b"")

    def refuse(self, *args, **kwargs):
        raise PermissionError(13, "Permission denied", str(self))

    monkeypatch.setattr("pathlib.Path.open", refuse)
    with pytest.raises(PictureError, match=r"digit.png could not be read: you do not have permission") as refused:
        read_picture(path)
    assert picture_error_text(refused.value) == str(refused.value)

"""The dialog that Qt draws itself where the system has none: its words, in both languages."""

from __future__ import annotations

import pytest
from PySide6.QtWidgets import QFileDialog, QLabel, QTreeView, QWidget

from gui.file_dialogs import FileDialogs
from gui.languages import Languages


@pytest.fixture
def languages(qapp):
    made = Languages(qapp)
    yield made
    made.use("en")


@pytest.mark.parametrize(
    ("language", "folder", "label"), [("en", "Folder", "Files of type:"), ("zh", "文件夹", "文件类型：")]
)
def test_that_a_folder_is_called_one_in_the_language_of_the_window(qtbot, tmp_path, languages, language, folder, label):
    languages.use(language)
    (tmp_path / "digits").mkdir()
    window, shown = QWidget(), []
    qtbot.addWidget(window)
    window.show()
    dialogs = FileDialogs(window)
    dialogs._folder = str(tmp_path)
    dialogs.asked.connect(shown.append)
    dialogs.ask_to_open("Open", ["PNG (*.png)"], lambda path: None)
    (dialog,) = shown
    assert isinstance(dialog, QFileDialog)
    view = dialog.findChild(QTreeView)

    def kinds():
        model, root = view.model(), view.rootIndex()
        return [model.index(row, 2, root).data() for row in range(model.rowCount(root))]

    qtbot.waitUntil(lambda: kinds() == [folder], timeout=5000)
    assert label in [found.text() for found in dialog.findChildren(QLabel)]
    dialog.reject()

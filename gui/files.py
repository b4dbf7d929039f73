"""The session as a document: what the window saves, opens and keeps safe. The menus' way in and out is gui.exchange."""

from __future__ import annotations

import logging
from pathlib import Path

from PySide6.QtCore import QObject, QTimer, Signal

from engine.file_error import FileError
from engine.jobs import Progress
from engine.snapshot import Snapshot
from gui.autosave import Autosave, LeftSession, find_left
from gui.controller import Controller
from gui.preferences import Preferences
from gui.run_logs import KeptRun
from gui.saved_session import DataReference, Labels, SavedSession, load_session, save_session
from gui.widgets.drawing_pad import DrawingPad

log = logging.getLogger("nudge")
MOST_RECENT = 8
LOOK_INTERVAL = 2000  # ms between two looks at whether an autosave is due

Key = tuple[tuple[int, int, int, int], Labels]  # of the run at hand, and of the runs kept beside it


class Files(QObject):
    """Knows which file the session belongs to and whether it holds more than the file."""

    changed = Signal()  # the path, or whether anything is unsaved
    saved = Signal(str)  # name of the file
    opened = Signal(object, bool)  # the SavedSession just opened, and whether it came from an autosave
    failed = Signal(object)  # FileError
    autosave_failed = Signal(object)  # FileError, once
    found_left = Signal(object)  # LeftSession of a window that crashed

    def __init__(self, controller: Controller, pad: DrawingPad, preferences: Preferences, autosaves: Path) -> None:
        super().__init__(controller)
        self._controller, self._pad, self._preferences = controller, pad, preferences
        self._folder = autosaves
        self.path: Path | None = None
        self.left: list[LeftSession] = []
        self._clean: Key | None = None  # what the file holds, or an untouched start
        self._opening: tuple[SavedSession, bool] | None = None  # on its way from a file; whether something was unsaved
        self._saving: _Save | None = None
        self._was_modified = self._closed = False
        self._autosave = Autosave(autosaves, controller.start_job, self)
        self._autosave.failed.connect(self.autosave_failed)
        self._autosaved: Key | None = None
        self._timer = QTimer(self, interval=LOOK_INTERVAL)
        self._timer.timeout.connect(self._look)
        controller.data_ready.connect(self._on_data)
        controller.snapshot_ready.connect(self._on_snapshot)
        controller.run_began.connect(self._on_run_began)
        controller.run_replaced.connect(self._on_run_replaced)
        controller.runs.changed.connect(self._tell_if_changed)
        pad.undo_stack.cleanChanged.connect(self._tell_if_changed)

    # What there is to save

    @property
    def modified(self) -> bool:
        """Whether there is more than the file holds."""
        if not self._pad.undo_stack.isClean():
            return True
        snapshot = self._controller.snapshot
        if snapshot is None or self._clean is None:
            return False
        (run, runs), (clean_run, clean_runs) = self._key(snapshot), self._clean
        is_new = self.path is None and not _touched(snapshot)  # weights not trained yet: nothing that would be missed
        return runs != clean_runs or (run != clean_run and not is_new)

    def _key(self, snapshot: Snapshot) -> Key:
        """Whatever changes what a file would hold changes this, but for the drawing."""
        run = snapshot.run, snapshot.step_count, snapshot.examples_done, len(snapshot.events)
        return run, self._controller.runs.labels

    def session(self, run: KeptRun | None = None) -> SavedSession | None:
        """Freeze everything a person would miss; of another run, if one is given."""
        snapshot, data = self._controller.snapshot, self._controller.data
        if snapshot is None or data is None:
            return None
        run = run or self._controller.logs.run_of(snapshot)
        runs = self._controller.runs
        reference = DataReference(data.name, data.digest)
        return SavedSession(run, self._pad.undo_stack.history, reference, runs.named, runs.current.name)

    # Save

    def save(self, path: Path) -> None:
        """Save in the background; `saved` or `failed` follows. Training goes on."""
        session = self.session()
        if session is None or self._controller.snapshot is None:
            return
        self._saving = _Save(path, session, self._key(self._controller.snapshot), self._pad.undo_stack.index())
        job = self._controller.start_job(self._saving)
        job.finished.connect(self._on_saved)
        job.failed.connect(self._on_save_failed)

    def _on_saved(self, done: _Save) -> None:
        if done is self._saving:
            self._saving = None
        self.path, self._clean = done.path, done.key
        if self._pad.undo_stack.index() == done.drawing:
            self._pad.undo_stack.setClean()
        self.remember_recent(done.path)
        self._tell_if_changed()
        self.changed.emit()
        self.saved.emit(done.path.name)

    def _on_save_failed(self, error: Exception) -> None:
        self._saving = None
        self.failed.emit(error)

    # Open

    def open(self, path: Path) -> None:
        """Read a session in the background; when all of it makes sense, it takes the place of the one at hand."""
        job = self._controller.start_job(_Open(path))
        job.finished.connect(self._on_opened)
        job.failed.connect(self.failed)

    def _on_opened(self, found: tuple[Path, SavedSession]) -> None:
        path, session = found
        data = self._controller.data
        if data is None:
            return
        sizes, pixels = session.run.state.config.layer_sizes, data.train.pixels.shape[1]
        if (sizes[0], sizes[-1]) != (pixels, len(data.train.class_names)):
            self.failed.emit(FileError("other data", name=path.name, pixels=sizes[0], classes=sizes[-1]))
            return
        recovered = path.parent == self._folder
        self._opening = session, self.modified
        self.path = None if recovered else path
        self._controller.runs.take_in(session.others)
        self._controller.take_up(session.run)
        self._pad.restore(session.drawing)
        if not recovered:
            self.remember_recent(path)
        self.changed.emit()
        self.opened.emit(session, recovered)

    # Recent files

    @property
    def recent(self) -> list[Path]:
        """Files used last, the newest first, as far as they are still there."""
        return [path for path in self._preferences.paths("recent") if path.is_file()]

    def remember_recent(self, path: Path) -> None:
        """Put a file at the top of the list."""
        path = path.absolute()
        others = [other for other in self._preferences.paths("recent") if other != path]
        self._preferences.store_paths("recent", [path, *others][:MOST_RECENT])

    # Follow the run

    def _on_data(self) -> None:
        if self._timer.isActive():  # other data was opened; what a crash left was looked for before
            return
        self._timer.start()
        job = self._controller.start_job(_FindLeft(self._folder))
        job.finished.connect(self._on_left)

    def _on_left(self, left: list[LeftSession]) -> None:
        self.left = left
        crashed = [session for session in left if session.crashed]
        if crashed:
            self.found_left.emit(crashed[0])

    def _on_run_began(self, snapshot: Snapshot) -> None:
        opening, self._opening = self._opening, None
        if opening is not None:
            self._begin_opened(*opening, snapshot)
        elif self._clean is None:
            self._clean = self._key(snapshot)

    def _begin_opened(self, session: SavedSession, was_modified: bool, snapshot: Snapshot) -> None:
        """What a file holds is clean, and so is what was left for it, if that was saved itself."""
        runs = self._controller.runs
        runs.rename(runs.current.number, session.name)
        if self.path is not None:
            run, labels = self._key(snapshot)
            self._clean = run, session.labels if was_modified else labels

    def _on_snapshot(self, snapshot: Snapshot) -> None:
        if self._autosaved is None and snapshot.epoch >= 1 and _touched(snapshot):
            self._write_autosave(snapshot)
        self._tell_if_changed()

    def _on_run_replaced(self, kept: KeptRun) -> None:
        """Before anything takes a run's place: the run is saved, even if nobody asks to bring it back."""
        session = self.session(kept)
        if session is not None:
            self._autosave.write(session)

    def _look(self) -> None:
        snapshot = self._controller.snapshot
        if snapshot is None or not (self._autosave.is_due and self.modified):
            return
        if self._autosave.fails or self._key(snapshot) != self._autosaved:
            self._write_autosave(snapshot)

    def _write_autosave(self, snapshot: Snapshot) -> None:
        session = self.session()
        if session is not None:
            self._autosaved = self._key(snapshot)
            self._autosave.write(session)

    def _tell_if_changed(self) -> None:
        if self.modified != self._was_modified:
            self._was_modified = self.modified
            self.changed.emit()

    # The end

    def finish(self) -> bool:
        """Before the window closes: write what was asked to be saved and is not yet. False if that fails."""
        if self._saving is not None:
            try:
                self._saving(Progress())
            except FileError as error:
                self._on_save_failed(error)
                return False
            self._on_saved(self._saving)
        return True

    def close(self) -> None:
        """Keep what is unsaved for the next start. The jobs have ended."""
        if self._timer.isActive():
            self._timer.stop()
        if not self._closed:
            self._closed = True
            self._pad.undo_stack.cleanChanged.disconnect(self._tell_if_changed)  # it also tells when it dies
            try:
                self._autosave.close(self.session() if self.modified else None)
            except Exception:  # whatever it is, the window closes
                log.exception("The session could not be kept for the next start")


class _Save:
    """The work of saving: it knows what it saves, so that the window knows what the file holds."""

    def __init__(self, path: Path, session: SavedSession, key: Key, drawing: int) -> None:
        self.path, self.session, self.key, self.drawing = path, session, key, drawing

    def __call__(self, progress: Progress) -> _Save:
        save_session(self.path, self.session)
        return self


class _Open:
    """The work of opening."""

    def __init__(self, path: Path) -> None:
        self._path = path

    def __call__(self, progress: Progress) -> tuple[Path, SavedSession]:
        session = load_session(self._path)
        progress(1.0)
        return self._path, session


class _FindLeft:
    """The work of looking for what ended windows left."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder

    def __call__(self, progress: Progress) -> list[LeftSession]:
        return find_left(self._folder)


def _touched(snapshot: Snapshot) -> bool:
    return bool(snapshot.step_count or snapshot.examples_done or snapshot.events)

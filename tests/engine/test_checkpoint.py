"""Checkpoints: going on is bit for bit never having stopped, and nothing false is read."""

from __future__ import annotations

import json
import os
import struct
import tracemalloc
from dataclasses import replace

import numpy as np
import pytest
import safetensors.numpy
from hypothesis import given
from hypothesis import strategies as st

from engine.checkpoint import (
    MOST_HEADER,
    VERSION,
    CheckpointError,
    checkpoint_from_bytes,
    checkpoint_pieces,
    load_checkpoint,
    read_checkpoint,
    save_checkpoint,
)
from engine.plain import pack, to_plain
from engine.training import TrainingConfig, TrainingSession
from tests.engine.conftest import make_data

CONFIG = TrainingConfig(layer_sizes=(6, 5, 4), mini_batch_size=10, learning_rate=0.5, seed=3)
DATA = make_data()


def checkpoint_bytes(state):
    return b"".join(checkpoint_pieces(state))


def session(config=CONFIG):
    return TrainingSession(config, DATA)


def do(run, action):
    """One thing a person can do, by its number."""
    if action == 0:
        run.step_example()
    elif action == 1:
        run.step_mini_batch()
    elif action == 2:
        run.step_epoch()
    elif action == 3:
        run.set_learning_rate(run.learning_rate * 1.25)
    elif action == 4:
        run.set_parameters(run.network.parameters * np.float32(0.9), "smaller")


def state_of(*actions):
    run = session()
    for action in actions:
        do(run, action)
    return run.state()


def same(a, b):
    assert a.config == b.config
    assert a.parameters.tobytes() == b.parameters.tobytes()
    assert (a.step_count, a.examples_done, a.learning_rate) == (b.step_count, b.examples_done, b.learning_rate)
    assert [to_plain(event) for event in a.events if not hasattr(event, "parameters")] == [
        to_plain(event) for event in b.events if not hasattr(event, "parameters")
    ]
    assert len(a.events) == len(b.events)


actions = st.lists(st.integers(0, 4), max_size=8)


@given(actions, actions, st.sampled_from(["constant", "cosine"]))
def test_that_going_on_is_bit_for_bit_never_having_stopped(before, after, schedule):
    config = replace(CONFIG, schedule=schedule, schedule_epochs=2)
    never_stopped = session(config)
    for action in before:
        do(never_stopped, action)
    state = checkpoint_from_bytes(checkpoint_bytes(never_stopped.state()), "x").state
    same(state, never_stopped.state())
    loaded = session(state.config)
    loaded.restore(state)
    for action in after:
        do(never_stopped, action)
        do(loaded, action)
    same(loaded.state(), never_stopped.state())


def test_that_a_file_holds_run_and_attachments(tmp_path):
    state = state_of(1, 1, 3, 0, 4)
    path = tmp_path / "a run 中文 🙂.nudge"
    strokes = [np.array([[0.1, 0.2], [0.3, 0.4]])]
    save_checkpoint(path, state, {"drawing": {"strokes": strokes, "index": 1}})
    same(load_checkpoint(path), state)
    drawing = read_checkpoint(path).attachments["drawing"]
    assert np.array_equal(drawing["strokes"][0], strokes[0])
    assert drawing["index"] == 1
    assert os.listdir(tmp_path) == [path.name]


def test_that_any_safetensors_reader_can_read_it():
    state = state_of(1, 4)
    arrays = safetensors.numpy.load(checkpoint_bytes(state))
    assert any(array.tobytes() == state.parameters.tobytes() for array in arrays.values())


def rewritten(state=None, *, metadata=None, spoil=lambda tree: None, arrays=None):
    """Return the bytes of a checkpoint in which something is not as it should be."""
    tree = {"state": to_plain(state or state_of(1, 3, 0)), "attachments": {}}
    spoil(tree)
    text, found = pack(tree)
    words = {"format": "nudge-checkpoint", "version": str(VERSION), "content": text} | (metadata or {})
    found = {name: np.ascontiguousarray(array) for name, array in (arrays or found).items()}
    return safetensors.numpy.save(found, words)


def set_in_state(**values):
    return lambda tree: tree["state"].update(values)


def set_in_config(**values):
    return lambda tree: tree["state"]["config"].update(values)


PARAMETERS = state_of(1).parameters


def test_that_the_helper_writes_what_is_read():
    same(checkpoint_from_bytes(rewritten(), "x").state, state_of(1, 3, 0))


@pytest.mark.parametrize(
    ("spoil", "said"),
    [
        (set_in_state(parameters=PARAMETERS[:-1]), "weights"),
        (set_in_state(parameters=PARAMETERS.astype(np.float64)), "parameters"),
        (set_in_state(parameters=PARAMETERS.reshape(1, -1)), "weights"),
        (set_in_state(parameters=np.where(np.arange(len(PARAMETERS)) == 7, np.nan, PARAMETERS)), "finite"),
        (set_in_state(parameters=np.full_like(PARAMETERS, np.inf)), "finite"),
        (set_in_state(step_count=-1), "step_count"),
        (set_in_state(step_count=1.5), "step_count"),
        (set_in_state(examples_done=10), "examples_done"),
        (set_in_state(examples_done=-1), "examples_done"),
        (set_in_state(learning_rate=0.0), "learning_rate"),
        (set_in_state(learning_rate=float("nan")), "learning_rate"),
        (set_in_state(events=[{"is": "LearningRateChange", "step_count": 99, "learning_rate": 1.0}]), "events"),
        (set_in_state(events=[{"is": "ParameterChange", "step_count": 0, "parameters": PARAMETERS[:3], "why": ""}]),
         "event"),
        (set_in_state(events=[{"is": "os.system", "step_count": 0}]), "events"),
        (set_in_config(layer_sizes=[6, 50_000, 4]), "weights"),
        (set_in_config(layer_sizes=[6, 10**9, 4]), "layer_sizes"),
        (set_in_config(activation="exec"), "activation"),
        (set_in_config(mini_batch_size=0), "mini_batch_size"),
        (set_in_config(surprise=1), "surprise"),
        (lambda tree: tree["state"].pop("config"), "config"),
        (lambda tree: tree.pop("attachments"), "attachments"),
        (lambda tree: tree.update(attachments=[]), "attachments"),
    ],
)  # fmt: skip
def test_that_values_that_do_not_fit_together_are_refused(spoil, said):
    with pytest.raises(CheckpointError, match=said):
        checkpoint_from_bytes(rewritten(spoil=spoil), "run.nudge")


def test_that_a_newer_version_is_refused_in_words():
    with pytest.raises(CheckpointError, match=rf"newer Nudge .*{VERSION + 1}.* Update Nudge"):
        checkpoint_from_bytes(rewritten(metadata={"version": str(VERSION + 1)}), "run.nudge")


@pytest.mark.parametrize("version", ["", "-1", "one", "1" * 5000, "²"])
def test_that_a_version_that_is_none_is_refused(version):
    with pytest.raises(CheckpointError, match="version"):
        checkpoint_from_bytes(rewritten(metadata={"version": version}), "run.nudge")


def test_that_safetensors_of_something_else_is_told_apart():
    with pytest.raises(CheckpointError, match="import"):
        checkpoint_from_bytes(safetensors.numpy.save({"0.weight": np.ones((2, 2))}), "net.safetensors")


@pytest.mark.parametrize("content", [b"", b"\x80\x04.", b"PK\x03\x04" + bytes(50), bytes(8), bytes(100),
                                     struct.pack("<Q", 2**63) + b"{}", struct.pack("<Q", 2) + b"{}",
                                     struct.pack("<Q", 4) + b"{{{{", struct.pack("<Q", 3) + b"{ ]"])  # fmt: skip
def test_that_what_is_no_checkpoint_is_refused(content):
    with pytest.raises(CheckpointError):
        checkpoint_from_bytes(content, "run.nudge")


def test_that_a_header_bomb_is_refused_before_it_is_parsed(monkeypatch):
    monkeypatch.setattr(json, "loads", lambda text, **more: pytest.fail("parsed"))
    header = b'{"a":' + b" " * MOST_HEADER + b"1}"
    with pytest.raises(CheckpointError, match="header"):
        checkpoint_from_bytes(struct.pack("<Q", len(header)) + header, "run.nudge")


def test_that_a_large_file_that_is_something_else_is_refused_without_being_read(tmp_path):
    for start, reason in ((struct.pack("<Q", 2**29) + b"{", "header"), (b"\x89PNG\r\n\x1a\n\0", "safetensors")):
        with (tmp_path / "large.nudge").open("wb") as file:
            file.write(start)
            file.truncate(900 * 2**20)
        tracemalloc.start()
        try:
            with pytest.raises(CheckpointError, match=reason):
                load_checkpoint(tmp_path / "large.nudge")
            assert tracemalloc.get_traced_memory()[1] < 2**20
        finally:
            tracemalloc.stop()


def test_that_a_truncated_file_is_refused_wherever_it_ends():
    content = checkpoint_bytes(state_of(1, 3))
    for length in range(0, len(content), 13):
        with pytest.raises(CheckpointError):
            checkpoint_from_bytes(content[:length], "run.nudge")


def test_that_files_out_of_reach_are_told_in_words(tmp_path):
    for path in (tmp_path / "absent.nudge", tmp_path):
        with pytest.raises(CheckpointError, match=path.name):
            load_checkpoint(path)
    with pytest.raises(CheckpointError, match="could not be written"):
        save_checkpoint(tmp_path / "no such folder" / "run.nudge", state_of())


def test_that_more_than_a_header_can_hold_is_told_and_not_written(tmp_path):
    with pytest.raises(CheckpointError, match="more to save"):
        save_checkpoint(tmp_path / "x.nudge", state_of(), {"notes": "x" * (MOST_HEADER + 1)})
    assert os.listdir(tmp_path) == []

"""Networks to other programs and back: the other program answers as Nudge does, and bad files are told in words."""

from __future__ import annotations

import io
import json
import re
import subprocess
import sys
import tracemalloc
import zipfile
from pathlib import Path

import numpy as np
import pytest
import safetensors.numpy

from engine import exchange
from engine.exchange import WRITERS, ExchangeError, export_network, npz_bytes
from engine.imports import MOST_PARAMETERS, import_network
from engine.network import Network

DOCS = Path(__file__).resolve().parents[2] / "docs" / "use-it-elsewhere.md"
KINDS = [("sigmoid", "quadratic"), ("relu", "cross_entropy"), ("tanh", "quadratic")]
IMAGES = np.random.default_rng(5).random((7, 784))


def network(activation="sigmoid", cost="quadratic", sizes=(784, 16, 16, 10), seed=1):
    return Network(sizes, rng=np.random.default_rng(seed), activation=activation, cost=cost)


def code_blocks():
    return dict(re.findall(r"```python (\w+)\n(.*?)```", DOCS.read_text(encoding="utf-8"), re.DOTALL))


def run_block(name, folder, monkeypatch):
    """Run a block of the page in a folder, and return the activations it ends with."""
    monkeypatch.chdir(folder)
    np.save("images.npy", IMAGES)
    scope = {}
    exec(compile(code_blocks()[name], f"{DOCS.name}: {name}", "exec"), scope)
    return scope["activations"]


@pytest.mark.parametrize(("activation", "cost"), KINDS)
def test_that_onnxruntime_answers_as_nudge_does(tmp_path, monkeypatch, activation, cost):
    onnx = pytest.importorskip("onnx")
    pytest.importorskip("onnxruntime")
    made = network(activation, cost)
    export_network(made, tmp_path / "network.onnx")
    model = onnx.load(tmp_path / "network.onnx")
    onnx.checker.check_model(model, full_check=True)
    assert {entry.key: entry.value for entry in model.metadata_props}["activation"] == activation
    found = run_block("onnxruntime", tmp_path, monkeypatch)
    assert np.abs(found - made.copy(np.float64).feedforward(IMAGES)).max() <= 1e-5


@pytest.mark.parametrize(("activation", "cost"), KINDS)
def test_that_pytorch_answers_as_nudge_does(tmp_path, monkeypatch, activation, cost):
    pytest.importorskip("torch")
    made = network(activation, cost)
    export_network(made, tmp_path / "network.safetensors")
    found = run_block("torch", tmp_path, monkeypatch)
    assert np.abs(found - made.copy(np.float64).feedforward(IMAGES)).max() <= 1e-5


def test_that_the_names_are_those_of_a_sequential(tmp_path):
    export_network(network(), tmp_path / "network.safetensors")
    arrays = safetensors.numpy.load_file(tmp_path / "network.safetensors")
    assert {name: array.shape for name, array in arrays.items()} == {
        "0.weight": (16, 784), "0.bias": (16,), "2.weight": (16, 16), "2.bias": (16,), "4.weight": (10, 16),
        "4.bias": (10,),
    }  # fmt: skip


@pytest.mark.parametrize(("activation", "cost"), KINDS)
def test_that_plain_numpy_answers_as_nudge_does(tmp_path, monkeypatch, activation, cost):
    made = network(activation, cost)
    export_network(made, tmp_path / "network.npz")
    found = run_block("numpy", tmp_path, monkeypatch)
    assert found == pytest.approx(made.copy(np.float64).feedforward(IMAGES), abs=1e-6)


def test_that_the_arithmetic_of_the_book_answers_as_nudge_does(tmp_path, monkeypatch):
    made = network()
    export_network(made, tmp_path / "network.json")
    found = run_block("json", tmp_path, monkeypatch)
    assert found == pytest.approx(made.copy(np.float64).feedforward(IMAGES), abs=1e-12)
    data = json.loads((tmp_path / "network.json").read_text())
    assert list(data) == ["sizes", "weights", "biases", "cost"]
    assert data["sizes"] == [784, 16, 16, 10]
    assert np.shape(data["biases"][0]) == (16, 1)  # columns, as network2.py makes them
    assert data["cost"] == "QuadraticCost"


def test_that_a_saved_run_goes_on_in_a_notebook(tmp_path, monkeypatch, mnist):
    from engine.checkpoint import save_checkpoint
    from engine.training import TrainingConfig, TrainingSession

    session = TrainingSession(TrainingConfig(), mnist)
    session.step_mini_batch()
    save_checkpoint(tmp_path / "run.nudge", session.state())
    monkeypatch.chdir(tmp_path)
    monkeypatch.setattr("engine.datasets.load_mnist", lambda: mnist)
    scope = {}
    exec(compile(code_blocks()["checkpoint"], DOCS.name, "exec"), scope)
    session.step_epoch()
    assert scope["session"].network.parameters.tobytes() == session.network.parameters.tobytes()


@pytest.mark.parametrize(("activation", "cost"), KINDS)
@pytest.mark.parametrize("suffix", [".safetensors", ".npz", ".json"])
def test_that_what_is_exported_is_imported_bit_for_bit(tmp_path, suffix, activation, cost):
    made, path = network(activation, cost, sizes=(9, 5, 3)), tmp_path / f"中文 🙂{suffix}"
    if suffix == ".json" and (activation, cost) != ("sigmoid", "quadratic"):
        with pytest.raises(ExchangeError, match="sigmoid neurons only"):
            export_network(made, path)
        return
    export_network(made, path)
    back = import_network(path)
    assert back.network.parameters.tobytes() == made.parameters.tobytes()
    assert (back.network.activation.name, back.network.cost.name) == (activation, cost)
    assert (back.kind, back.assumed, back.foreign_cost) == (suffix[1:], False, "")


def test_that_weights_of_an_unknown_sequential_are_assumed_sigmoid(tmp_path):
    made = network(sizes=(6, 5, 4))
    arrays = {}
    for i, (w, b) in enumerate(zip(made.weights, made.biases, strict=True)):
        arrays |= {f"stack.{3 * i + 1}.weight": w.astype(np.float64), f"stack.{3 * i + 1}.bias": b.astype(np.float64)}
    safetensors.numpy.save_file(arrays, tmp_path / "mine.safetensors")
    back = import_network(tmp_path / "mine.safetensors")
    assert back.assumed
    assert np.array_equal(back.network.parameters, made.parameters)


def test_that_ten_layers_keep_their_order(tmp_path):
    made = network(sizes=(3,) * 12)
    for suffix in (".npz", ".safetensors"):
        export_network(made, tmp_path / f"deep{suffix}")
        assert import_network(tmp_path / f"deep{suffix}").network.parameters.tobytes() == made.parameters.tobytes()


def book_file(**changes):
    made = network(sizes=(4, 3, 2))
    data = {
        "sizes": [4, 3, 2], "weights": [w.tolist() for w in made.weights],
        "biases": [b.reshape(-1, 1).tolist() for b in made.biases], "cost": "CrossEntropyCost",
    }  # fmt: skip
    return json.dumps(data | changes, indent=1).encode()


def test_that_another_cost_of_the_book_is_named(tmp_path):
    (tmp_path / "a.json").write_bytes(book_file())
    back = import_network(tmp_path / "a.json")
    assert back.foreign_cost == "CrossEntropyCost"
    assert back.network.cost.name == "quadratic"
    assert back.network.parameters == pytest.approx(network(sizes=(4, 3, 2)).parameters)


def npz(**arrays):
    file = io.BytesIO()
    np.savez(file, **arrays)
    return file.getvalue()


def zipped(**entries):
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in entries.items():
            archive.writestr(f"{name}.npy", content)
    return file.getvalue()


def npy_header(shape, dtype="<f8"):
    file = io.BytesIO()
    np.lib.format.write_array_header_1_0(file, {"descr": dtype, "fortran_order": False, "shape": shape})
    return file.getvalue()


ONE = np.ones((2, 3), np.float32), np.ones(2, np.float32)
BAD = {
    "empty": b"",
    "text": b"hello",
    "pickle": b"\x80\x04K\x01.",
    "an image": b"\x89PNG\r\n\x1a\n" + bytes(40),
    "npz without weights": npz(a=np.ones(3)),
    "npz with a bias missing": npz(weights_1=ONE[0]),
    "npz that does not fit together": npz(weights_1=ONE[0], biases_1=np.ones(5)),
    "npz of three dimensions": npz(weights_1=np.ones((2, 3, 4)), biases_1=np.ones(2)),
    "npz with NaN": npz(weights_1=ONE[0], biases_1=np.array([1, np.nan])),
    "npz too large for float32": npz(weights_1=np.full((2, 3), 1e300), biases_1=np.ones(2)),
    "npz of objects": npz(weights_1=np.array([[None]]), biases_1=np.ones(1)),
    "npz of complex numbers": npz(weights_1=np.ones((2, 3), complex), biases_1=np.ones(2)),
    "npz of words": npz(weights_1=np.array([["a", "b"]]), biases_1=np.ones(1)),
    "npz of nothing": npz(weights_1=np.ones((2, 0)), biases_1=np.ones(2)),
    "npz that promises more than it holds": zipped(weights_1=npy_header((10**6, 10**6)) + bytes(48),
                                                   biases_1=npy_header((2,)) + bytes(16)),
    "npz cut off": npz(weights_1=ONE[0], biases_1=ONE[1])[:-30],
    "npz with a broken part": npz(weights_1=ONE[0], biases_1=ONE[1]).replace(b"\x93NUMPY", b"\x93NUMPX"),
    "safetensors without layers": safetensors.numpy.save({"a": np.ones(3)}),
    "safetensors with NaN": safetensors.numpy.save({"0.weight": ONE[0] * np.nan, "0.bias": ONE[1]}),
    "safetensors transposed": safetensors.numpy.save({"0.weight": np.ones((3, 2)), "0.bias": np.ones(2)}),
    "JSON of something else": b'{"a": [1, 2, 3]}',
    "JSON that is a list": b"[1, 2]",
    "JSON with other sizes": book_file(sizes=[4, 4, 2]),
    "JSON with words": book_file(biases=[[["x"]]]),
    "JSON with NaN": book_file().replace(b'"biases": [\n  [\n   [\n    ', b'"biases": [\n  [\n   [\n    NaN, '),
    "JSON with 1e999": book_file(sizes=[1, 1], weights=[[[1e308]]], biases=[[[1.0]]]).replace(b"1e+308", b"1e999"),
    "JSON with ragged rows": book_file(weights=[[[1, 2], [1]], [[1, 1]]]),
    "JSON nested deeply": b'{"a":' + b"[" * 100_000 + b"]" * 100_000 + b"}",
    "JSON with rows used twice": b'{"sizes":[1,1],"weights":[["#0","#0"]],"biases":[[[1]]]}',
    "JSON that is not UTF-8": b'{"sizes": "\xff"}',
}  # fmt: skip


@pytest.mark.parametrize("content", BAD.values(), ids=BAD.keys())
def test_that_a_file_that_is_no_network_is_refused_in_words(tmp_path, content):
    path = tmp_path / "file"
    path.write_bytes(content)
    with pytest.raises(ExchangeError, match="file") as raised:
        import_network(path)
    assert len(str(raised.value)) < 400


def test_that_bombs_take_no_memory(tmp_path):
    bombs = {
        "zip": zipped(
            weights_1=npy_header((2**10, 2**13)) + bytes(2**26), biases_1=npy_header((2**10,)) + bytes(2**13)
        ),
        "names": zipped(**{f"weights_{i}": b"" for i in range(300)}),
        "json": b'{"a":[' + b"[]," * 60_000 + b"[]]}",
        "dicts": b'{"a":[[' + b"{}," * 400_000 + b"{}]]}",
    }
    for name, content in bombs.items():
        path = tmp_path / name
        path.write_bytes(content)
        size, content = len(content), b""
        tracemalloc.start()
        with pytest.raises(ExchangeError):
            import_network(path)
        peak = tracemalloc.get_traced_memory()[1]
        tracemalloc.stop()
        assert peak < 64 * 2**20 + 2 * size, name


def test_that_a_file_too_large_is_refused_unread(tmp_path):
    path = tmp_path / "large.npz"
    with path.open("wb") as file:
        file.truncate(300 * 2**20)
    with pytest.raises(ExchangeError, match="bytes"):
        import_network(path)


def test_that_too_many_parameters_are_refused(tmp_path, monkeypatch):
    monkeypatch.setattr("engine.imports.MOST_PARAMETERS", 20)
    assert MOST_PARAMETERS == 5_000_000
    export_network(network(sizes=(4, 3, 2)), tmp_path / "n.safetensors")
    with pytest.raises(ExchangeError, match="more than 20"):
        import_network(tmp_path / "n.safetensors")


def test_that_a_saved_run_is_told_apart(tmp_path):
    path = tmp_path / "run.safetensors"
    path.write_bytes(safetensors.numpy.save({"a": np.ones(2)}, {"format": "nudge-checkpoint"}))
    with pytest.raises(ExchangeError, match="Open"):
        import_network(path)


def test_that_without_onnx_a_sentence_says_what_to_install(tmp_path, monkeypatch):
    monkeypatch.setattr(exchange, "can_write_onnx", lambda: False)
    with pytest.raises(ExchangeError, match="pip install onnx"):
        export_network(network(), tmp_path / "network.onnx")
    assert not (tmp_path / "network.onnx").exists()


def test_that_everything_else_works_without_onnx():
    code = ("import sys; sys.modules['onnx'] = None\n"
            "import numpy as np; from engine.exchange import npz_bytes; from engine.network import Network\n"
            "print(len(npz_bytes(Network((2, 2), rng=np.random.default_rng(0)))))")  # fmt: skip
    found = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True, timeout=60)
    assert int(found.stdout) > 100


def test_that_a_suffix_without_a_format_and_a_folder_that_is_not_there_are_told(tmp_path):
    with pytest.raises(ExchangeError, match=r"\.onnx, \.safetensors, \.npz, \.json"):
        export_network(network(), tmp_path / "network.h5")
    with pytest.raises(ExchangeError, match="could not be written"):
        export_network(network(), tmp_path / "no folder" / "network.npz")
    with pytest.raises(ExchangeError, match="could not be read"):
        import_network(tmp_path / "absent.npz")
    assert set(WRITERS) == {".onnx", ".safetensors", ".npz", ".json"}


def test_that_an_npz_has_no_pickle_in_it():
    with np.load(io.BytesIO(npz_bytes(network()))) as data:  # allow_pickle is False unless asked for
        assert str(data["layer_sizes"]) == "784,16,16,10"
        assert data["weights_1"].shape == (16, 784)

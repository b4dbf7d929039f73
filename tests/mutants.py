"""Prove the suite: break the code in one place at a time and see a test fail. `python -m tests.mutants [name ...]`.

Works in a copy; the tree is not touched. Exits 1 if a mutant survives.
"""

from __future__ import annotations

import shutil
import subprocess
import sys
import tempfile
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]


@dataclass(frozen=True)
class Mutant:
    """One wrong line, and where to look for the test that notices."""

    name: str
    file: str
    right: str
    wrong: str
    tests: str


MUTANTS = (
    Mutant("saved without fsync", "engine/atomic_file.py", "        os.fsync(descriptor)\n    finally:",
           "        pass\n    finally:",
           "tests/engine/test_atomic_file.py"),
    Mutant("written in place", "engine/atomic_file.py", "        _write(temporary, content, _mode_of(path))\n",
           "        path.write_bytes(content)\n        _write(temporary, content, _mode_of(path))\n",
           "tests/engine/test_atomic_file.py"),
    Mutant("temporary left behind", "engine/atomic_file.py", "            os.unlink(temporary)\n", "            pass\n",
           "tests/engine/test_atomic_file.py"),
    Mutant("examples of the mini-batch forgotten", "engine/checkpoint.py",
           '        state = from_plain(SessionState, tree["state"])\n',
           '        tree["state"]["examples_done"] = 0\n        state = from_plain(SessionState, tree["state"])\n',
           "tests/engine/test_checkpoint.py"),
    Mutant("newer version read", "engine/checkpoint.py", "int(text) > VERSION", "int(text) > VERSION + 1",
           "tests/engine/test_checkpoint.py"),
    Mutant("weights that are none read", "engine/checkpoint.py", "    if not np.isfinite(parameters).all():",
           "    if np.isnan(parameters).any():", "tests/engine/test_checkpoint.py"),
    Mutant("header parsed before it is measured", "engine/checkpoint.py", "    if length > MOST_HEADER:",
           "    if length > 2 * MOST_HEADER:", "tests/engine/test_checkpoint.py"),
    Mutant("ONNX weights transposed", "engine/exchange.py", "[f\"z{layer}\"], transB=1)", "[f\"z{layer}\"], transB=0)",
           "tests/engine/test_exchange.py"),
    Mutant("layers ordered by name", "engine/imports.py", "ordered = sorted(arrays, key=_number)",
           "ordered = sorted(arrays)", "tests/engine/test_exchange.py"),
    Mutant("zip bomb unpacked", "engine/imports.py",
           "        if sum(entry.file_size for entry in entries.values()) > room:",
           "        if False:", "tests/engine/test_exchange.py"),
    Mutant("thinned log loses its newest", "engine/training_log.py",
           "kept = slice(len(joined.steps) % 2 == 0, None, 2)",
           "kept = slice(len(joined.steps) % 2 == 1, None, 2)", "tests/engine/test_training_log.py"),
    Mutant("reset forgets the run", "engine/runner.py",
           "untouched = not (state.step_count or state.examples_done or state.events)",
           "untouched = True", "tests/engine/test_runner.py"),
    Mutant("publishing unguarded", "engine/runner.py",
           "            self._guarded(self._publish)\n        if self._state is not",
           "            self._publish()\n        if self._state is not", "tests/engine/test_runner.py"),
    Mutant("undo history cut off", "gui/widgets/pad_undo.py", "        self.setIndex(place + history.index)\n", "",
           "tests/e2e/test_document.py"),
    Mutant("saved counts as saved before it is", "gui/files.py",
           "        self._saving = _Save(",
           "        self._clean = _key(self._controller.snapshot)\n        self._saving = _Save(",
           "tests/e2e/test_document.py"),
    Mutant("autosaves of an open window taken", "gui/autosave.py",
           "        if not lock.tryLock(0):\n            continue",
           "        if not lock.tryLock(0):\n            pass", "tests/gui/test_autosave.py"),
    Mutant("gradient scale", "engine/backprop.py", "np.array(1 / examples, dtype)", "np.array(1.001 / examples, dtype)",
           "tests/engine/test_backprop.py"),
    Mutant("sign of the step", "engine/training.py",
           "parameters -= np.multiply(trace.gradient, self._eta, self._change)",
           "parameters += np.multiply(trace.gradient, self._eta, self._change)", "tests/engine/test_training.py"),
    Mutant("transposition", "engine/backprop.py", "ahead.delta.dot(ahead.weights, layer.pull)",
           "ahead.delta.dot(ahead.weights.T if ahead.weights.shape[0] == ahead.weights.shape[1] "
           "else ahead.weights, layer.pull)", "tests/engine/test_backprop.py"),
    Mutant("lost sigma'", "engine/backprop.py", "    trace.network.activation.derivative(*trace.hidden)",
           "    trace.hidden[2] = 1", "tests/engine/test_backprop.py"),
    Mutant("lost 2 of the cost", "engine/costs.py", "    difference += difference\n",
           "", "tests/engine"),
    Mutant("last mini-batch off by one", "engine/feeding.py", "min(start + self._size, count)",
           "min(start + self._size, max(1, count - 1))", "tests/engine/test_feeding.py"),
    Mutant("second mini-batch of a group fed twice", "engine/feeding.py", "return self._traces[place]",
           "return self._traces[min(place, 1)]", "tests/engine/test_feeding.py"),
    Mutant("unshuffled epoch", "engine/datasets.py",
           "return np.random.default_rng((seed, 1, epoch)).permutation(examples)",
           "return np.arange(examples)", "tests/engine"),
    Mutant("every epoch in the same order", "engine/datasets.py", "(seed, 1, epoch)", "(seed, 1, 0)", "tests/engine"),
    Mutant("live array published", "engine/runner.py",
           "parameters, norms = session.network.parameters.copy(), np.array(norms)",
           "parameters, norms = session.network.parameters.view(), np.array(norms)",
           "tests/engine/test_runner.py"),
    Mutant("cleared mailbox", "engine/runner.py", "        return self._snapshot\n",
           "        snapshot, self._snapshot = self._snapshot, None\n        return snapshot\n",
           "tests/engine/test_runner.py"),
    Mutant("lost command", "engine/runner.py",
           "return None if self._commands.empty() else self._commands.get()",
           "return None if self._commands.empty() else [self._commands.get() "
           "for _ in range(self._commands.qsize())][-1]", "tests/engine/test_runner.py"),
    Mutant("wrong centring", "engine/handwriting.py", "np.array([width // 2 + 0.5, height // 2 + 0.5])",
           "np.array([width / 2, height / 2])", "tests/engine/test_handwriting.py"),
    Mutant("centred by its box, not its mass", "engine/handwriting.py", "for _ in range(_MOST_ROUNDS):",
           "for _ in range(0):", "tests/engine/test_handwriting.py"),
    Mutant("thin pen", "engine/handwriting.py", "pen_width: float = 2.4", "pen_width: float = 1.7",
           "tests/engine/test_handwriting.py"),
    Mutant("speckles shrink the digit", "engine/handwriting.py", "kept = sides > _SPECKLE * size",
           "kept = sides >= 0", "tests/engine/test_handwriting.py"),
    Mutant("hard edges", "engine/handwriting.py", "softness: float = 1.0", "softness: float = 0.4",
           "tests/engine/test_handwriting.py"),
    Mutant("raw pad fitted after all", "gui/workspaces/example_desk.py", "if self.panel.raw.isChecked() else None",
           "if False else None", "tests/gui/test_example_desk.py"),
    Mutant("augmentation that forgets the epoch", "engine/augmentation.py", "(self._seed, 2, epoch)",
           "(self._seed, 2, 0)", "tests/engine/test_augmentation.py"),
    Mutant("augmentation by place in the group", "engine/feeding.py", "epoch, group * self._stride)", "epoch, 0)",
           "tests/engine/test_augmentation.py"),
    Mutant("stepped example without its change", "engine/feeding.py", "        if self._augmenter is None:\n",
           "        if True:\n", "tests/engine/test_augmentation.py"),
    Mutant("ink on the wrong side", "engine/photos.py", "is_dark = bool(dark >= light)", "is_dark = True",
           "tests/engine/test_photos.py"),
    Mutant("paper taken for even", "engine/photos.py", "darker = _paper(grey) - grey",
           "darker = float(np.median(grey)) - grey", "tests/engine/test_photos.py"),
    Mutant("parts that touch at corners told apart", "engine/photos.py", "if left <= stop and right >= start",
           "if left < stop and right > start", "tests/engine/test_photos.py"),
    Mutant("picture used before it is shown", "gui/picture_desk.py", "        dialog.open()\n\n    def _answer",
           "        dialog._use()\n\n    def _answer", "tests/gui/test_pictures.py"),
    Mutant("EMNIST lying on its side", "engine/dataset_files.py", "    if name.startswith(\"EMNIST\"):\n",
           "    if False:\n", "tests/engine/test_dataset_files.py"),
    Mutant("labels that begin with 1 kept", "engine/dataset_files.py", "for split in labels) == 1:",
           "for split in labels) == -1:",
           "tests/engine/test_dataset_files.py"),
    Mutant("gzip bomb read to its end", "engine/idx.py", "    if file.read(1):\n", "    if file.read():\n",
           "tests/engine/test_dataset_files.py"),
    Mutant("sizes believed", "engine/idx.py", "    if promised > most:\n", "    if False:\n", "tests/engine"),
    Mutant("old run left running", "gui/controller.py", "        old.close(_CLOSE_OLD)\n", "",
           "tests/gui/test_dataset_desk.py"),
    Mutant("runs counted from 0 again", "engine/runner.py", "last.run + 1, last.sequence + 1", "0, 0",
           "tests/gui/test_dataset_desk.py"),
    Mutant("label off by one", "gui/shown_example.py", "int(dataset.labels[index])", "int(dataset.labels[index - 1])",
           "tests/gui/test_controller.py"),
    Mutant("stale prediction", "gui/workspaces/example_desk.py",
           "            self.panel.bars.set_prediction(self.state.activations(self.state.network.layer_count))\n",
           "            if self.panel.bars.activations is None:\n"
           "                self.panel.bars.set_prediction(self.state.activations(self.state.network.layer_count))\n",
           "tests/e2e/test_window.py"),
    Mutant("step counted before the weights change", "engine/training.py", "            self.examples_done += 1\n",
           "            self.examples_done += 1\n            self.step_count += 0 if self.examples_done else 1\n"
           "            self.network.parameters *= 0.999\n", "tests/engine/test_training.py"),
    Mutant("history without its last point", "engine/history.py", "self._steps.append(step)",
           "self._steps.append(step) if len(self._steps) < 3 else None", "tests/engine"),
    Mutant("confusion turned over", "engine/evaluation.py", "self.labels.astype(np.intp) * n + self.answers",
           "self.answers * n + self.labels", "tests/engine/test_evaluation.py"),
    Mutant("the cheapest errors first", "engine/evaluation.py", "np.argsort(-self.costs[examples]",
           "np.argsort(self.costs[examples]", "tests/engine/test_evaluation.py"),
    Mutant("the surest as the least sure", "engine/evaluation.py", "np.argsort(self.sureness",
           "np.argsort(-self.sureness", "tests/engine/test_evaluation.py"),
    Mutant("contributions as if sigma did not bend", "engine/contributions.py", "slope = (slope * bend) @",
           "slope = slope @", "tests/engine/test_contributions.py"),
    Mutant("the rival's push taken for the answer's", "engine/contributions.py", "last[answer] - last[rival]",
           "last[rival] - last[answer]", "tests/engine/test_contributions.py"),
    Mutant("dim noise", "engine/experiments.py", "rng.integers(0, 256,", "rng.integers(0, 128,",
           "tests/engine/test_experiments.py"),
    Mutant("labels not shuffled", "engine/experiments.py", "labels=rng.permutation(chosen.labels)",
           "labels=chosen.labels", "tests/engine/test_experiments.py"),
    Mutant("left taken for right", "engine/experiments.py", "((0, -1), (0, 1), (-1, 0), (1, 0))",
           "((0, 1), (0, -1), (-1, 0), (1, 0))", "tests/engine/test_experiments.py"),
    Mutant("gallery off by one", "gui/widgets/example_gallery.py", "return int(self._content.order[number])",
           "return int(self._content.order[number - 1])", "tests/gui/test_examine_widgets.py"),
    Mutant("share of the column", "gui/widgets/confusion_matrix.py", "self._counts.sum(axis=1, keepdims=True)",
           "self._counts.sum(axis=0, keepdims=True)", "tests/gui/test_examine_widgets.py"),
    Mutant("another cell than the one clicked", "gui/widgets/confusion_matrix.py", "self.cell_chosen.emit(*cell)",
           "self.cell_chosen.emit(*cell[::-1])", "tests/gui/test_examine_widgets.py"),
    Mutant("examining without pause", "gui/workspaces/examiner.py",
           "max(INTERVAL, PATIENCE * examined.seconds if live else 0.0)", "0.0", "tests/gui/test_examine.py"),
    Mutant("a hidden page that goes on", "gui/workspaces/examine.py", "self.examiner.set_active(False)",
           "self.examiner.set_active(True)", "tests/gui/test_examine.py"),
    Mutant("the reasons of the next example", "gui/workspaces/gallery_panel.py",
           "dataset.x(slice(example, example + 1))", "dataset.x(slice(example + 1, example + 2))",
           "tests/gui/test_examine.py"),
    Mutant("only the last chunk's pixels count as lit", "engine/sensitivity.py", "self._lit[i] |= a.any(axis=0)",
           "self._lit[i] = a.any(axis=0)", "tests/engine/test_sensitivity.py"),
    Mutant("chunks of the full gradient weigh alike", "engine/sensitivity.py",
           "self._gradient += trace.gradient * count", "self._gradient += trace.gradient * CHUNK",
           "tests/engine/test_sensitivity.py"),
    Mutant("saturated once is saturated always", "engine/sensitivity.py", "self._flat[i] &= flat.all(axis=0)",
           "self._flat[i] &= flat.any(axis=0)", "tests/engine/test_sensitivity.py"),
    Mutant("share of the size, not of its square", "engine/ranking.py", "squares = (gradient / largest) ** 2 if",
           "squares = np.abs(gradient / largest) if", "tests/engine/test_ranking.py"),
    Mutant("bias taken for a weight", "engine/ranking.py", "is_bias = own >= n_in * n_out",
           "is_bias = own > n_in * n_out", "tests/engine/test_ranking.py"),
    Mutant("curve forgets what the neuron did before", "engine/wiggle.py",
           "change = a_j - self._activations[layer][rows, j]", "change = a_j", "tests/engine/test_wiggle.py"),
    Mutant("tangent the wrong way", "engine/wiggle.py", "return self.slope * float(self.offsets[point])",
           "return -self.slope * float(self.offsets[point])", "tests/engine/test_wiggle.py"),
    Mutant("one-sided difference for two", "engine/gradient_check.py",
           "down = probe.costs_after(layer, j, rows[part], -shifts)", "down = probe.costs[rows[part]]",
           "tests/engine/test_gradient_check.py"),
    Mutant("strip shows any component for the largest", "gui/widgets/gradient_strip.py",
           "up, down = np.maximum.reduceat(part, first), -np.minimum.reduceat(part, first)",
           "up, down = part[first], -part[first]", "tests/gui/test_gradient_strip.py"),
    Mutant("pixel filter takes neurons too", "gui/widgets/gradient_model.py",
           "wanted &= (layer == 1) & (k == self.pixel)", "wanted &= k == self.pixel",
           "tests/gui/test_gradient_table.py"),
    Mutant("table says the opposite", "gui/widgets/gradient_model.py", "    up = nudge > 0\n", "    up = nudge < 0\n",
           "tests/gui/test_gradient_table.py"),
    Mutant("older wish answered", "gui/latest_job.py", "            self._next = work\n",
           "            self._next = self._next or work\n", "tests/gui/test_latest_job.py"),
    Mutant("kept the wrong way", "gui/workspaces/wiggling.py", "parameters[self._flats[0]] += offset",
           "parameters[self._flats[0]] -= offset", "tests/e2e/test_gradient.py"),
    Mutant("feed stays on the mini-batch before", "gui/workspaces/gradient_feed.py",
           "        if key != self._seen:\n", "        if self._seen is None or key[:4] != self._seen[:4]:\n",
           "tests/e2e/test_gradient.py"),
    Mutant("average over the wrong classes", "engine/averages.py", "rows = np.flatnonzero(of_chunk == label)",
           "rows = np.flatnonzero(of_chunk >= label)", "tests/engine/test_averages.py"),
    Mutant("average divided by the whole mini-batch", "engine/averages.py", "/ self.counts[chosen].sum())",
           "/ self.counts.sum())", "tests/engine/test_averages.py"),
    Mutant("average without its last piece", "engine/averages.py", "for start in range(0, len(indices), CHUNK):",
           "for start in range(0, max(1, len(indices) - CHUNK), CHUNK):", "tests/engine/test_averages.py"),
    Mutant("bias forgotten along the step", "engine/sandbox.py", "+ (network.biases[i] - t * self._biases[i])",
           "+ network.biases[i]", "tests/engine/test_sandbox.py"),
    Mutant("promise of the step's own gradient for every cost", "engine/sandbox.py",
           "slope = predicted_change(batch_gradient, gradient, learning_rate)",
           "slope = predicted_change(gradient, gradient, learning_rate)", "tests/engine/test_sandbox.py"),
    Mutant("promise that holds too long", "engine/sandbox.py", "<= TOLERANCE * np.abs(promised)",
           "<= 2 * TOLERANCE * np.abs(promised)", "tests/engine/test_sandbox.py"),
    Mutant("event without its weights", "engine/training.py",
           "            self._make_change(replace(event, step_count=self.step_count))\n",
           "            self.events.append(event)\n", "tests/engine/test_events.py"),
    Mutant("taken back twice", "engine/training.py", 'changes[-1].replaced, "taken back")',
           'changes[-1].replaced, "taken back", self._frozen_parameters())', "tests/engine/test_events.py"),
    Mutant("undo of the sandbox through float32", "gui/workspaces/sandbox_desk.py",
           "        self._desk.put(self._before)\n",
           "        self._desk.put(frozen(self._before.astype(np.float32)))\n", "tests/gui/test_step_page.py"),
    Mutant("second step along the old gradient", "gui/workspaces/sandbox_desk.py",
           "network, train, indices = self.network(), lesson.data.train, lesson.mini_batch",
           "network, train, indices = lesson.state.network, lesson.data.train, lesson.mini_batch",
           "tests/gui/test_step_page.py"),
    Mutant("columns not those of the rows", "gui/widgets/nudge_rows.py",
           "return self.nudges.nudges(self.flats[first:last], self.examples[left:right])",
           "return self.nudges.nudges(np.arange(first, last), self.examples[left:right])",
           "tests/gui/test_nudge_table.py"),
    Mutant("zero for what only rounds to it", "gui/widgets/nudge_rows.py", '    if value == 0:\n        return "0"\n',
           '    if abs(value) < 10.0**exponent / 2000:\n        return "0"\n', "tests/gui/test_nudge_table.py"),
    Mutant("reason of another example", "gui/widgets/diagram_scene.py",
           "delta = trace.deltas[layer - 1][example, j]", "delta = trace.deltas[layer - 1][0, j]",
           "tests/gui/test_nudge_table.py"),
    Mutant("layer and neuron exchanged in a name", "gui/parameter_names.py",
           "return _checked_place(layer, j, k, layer_sizes)", "return _checked_place(layer, k, j, layer_sizes)",
           "tests/gui/test_parameter_names.py"),
    Mutant("plane without its middle product", "engine/landscape.py",
           "z_row + at_a * layer_1[1], rest_row", "z_row, rest_row", "tests/engine/test_landscape.py"),
    Mutant("small layers left behind on the plane", "engine/landscape.py",
           "rest_row + at_a * rest[1])", "rest_row)", "tests/engine/test_landscape.py"),
    Mutant("share of the way taken without squares", "engine/planes.py",
           "float((self.project(points) ** 2).sum()) / total", "float(np.abs(self.project(points)).sum()) / total",
           "tests/engine/test_planes.py"),
    Mutant("third direction for the second", "engine/planes.py",
           "first, second = vectors[:, -1] @ away, vectors[:, -2] @ away",
           "first, second = vectors[:, -1] @ away, vectors[:, -3] @ away", "tests/engine/test_planes.py"),
    Mutant("magnifier along the way again", "engine/planes.py",
           "sideways = steps - np.outer(steps @ u, u)", "sideways = np.cumsum(steps, axis=0)",
           "tests/engine/test_planes.py"),
    Mutant("last chunk counted as a full one", "engine/cosines.py", "total += n * trace.gradient",
           "total += CHUNK * trace.gradient", "tests/engine/test_cosines.py"),
    Mutant("noise without the biases", "engine/cosines.py", 'np.einsum("bk,bk->b", a, a) + 1)',
           'np.einsum("bk,bk->b", a, a))', "tests/engine/test_cosines.py"),
    Mutant("aim of the mini-batch before", "engine/cosines.py", "divmod(step_count, -(-len(train)",
           "divmod(max(0, step_count - 1), -(-len(train)", "tests/gui/test_cosine_feed.py"),
    Mutant("uphill with all examples", "engine/descent.py", "session.network.parameters -= np.float32(eta)",
           "session.network.parameters += np.float32(eta)", "tests/engine/test_descent.py"),
    Mutant("way as the crow flies", "engine/descent.py", "        self._way += length\n",
           "        self._way = float(np.linalg.norm(point.astype(np.float64) - self._kept[0][1]))\n",
           "tests/engine/test_descent.py"),
    Mutant("promise with the wrong sign", "engine/slices.py", "cost - eta * steepness, beside=True",
           "cost + eta * steepness, beside=True", "tests/engine/test_slices.py"),
    Mutant("barrier above the lower end", "engine/slices.py", "- max(first.cost, last.cost))",
           "- min(first.cost, last.cost))", "tests/engine/test_slices.py"),
    Mutant("dots in the colour of their shadow", "gui/plots/descent_plot.py",
           "self._draw_path(i, coordinates, picture.path_costs[i])",
           "self._draw_path(i, coordinates, np.full(len(coordinates), picture.costs.min()))",
           "tests/gui/test_descent.py"),
    Mutant("caption with a fixed value", "gui/workspaces/descent_captions.py",
           "start, end = (_cosine(aim.cosines) for aim in (descent.at_start, descent.at_end))",
           "start, end = 0.998, 0.233", "tests/gui/test_descent.py"),
)  # fmt: skip


def survives(mutant: Mutant) -> bool:
    """Whether no test notices."""
    with tempfile.TemporaryDirectory() as folder:
        copy = Path(folder) / "nudge"
        ignored = shutil.ignore_patterns(".git", ".venv", "__pycache__", ".*_cache", ".hypothesis", "docs")
        shutil.copytree(ROOT, copy, ignore=ignored)
        target = copy / mutant.file
        text = target.read_text(encoding="utf-8")
        if text.count(mutant.right) != 1:
            raise SystemExit(f"{mutant.name}: the line to break is {text.count(mutant.right)} times in {mutant.file}")
        target.write_text(text.replace(mutant.right, mutant.wrong), encoding="utf-8")
        command = [sys.executable, "-m", "pytest", "-q", "-x", "-p", "no:cacheprovider", mutant.tests]
        return subprocess.run(command, cwd=copy, capture_output=True, check=False, timeout=300).returncode == 0


def main() -> int:
    chosen = [mutant for mutant in MUTANTS if not sys.argv[1:] or mutant.name in sys.argv[1:]]
    survivors = []
    for mutant in chosen:
        alive = survives(mutant)
        survivors += [mutant.name] * alive
        print(f"{'SURVIVED' if alive else 'caught':9} {mutant.name}", flush=True)  # noqa: T201
    print(f"{len(chosen) - len(survivors)} of {len(chosen)} caught")  # noqa: T201
    return 1 if survivors else 0


if __name__ == "__main__":
    sys.exit(main())

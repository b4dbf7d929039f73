"""What the Descent workspace is asked to walk and to show, and its four stories. No Qt."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import asdict, dataclass, replace
from typing import Any, Literal, get_args

import numpy as np
from numpy.typing import NDArray

from engine.comparison import Plan
from engine.datasets import Data
from engine.pictures import PlaneName
from engine.training import TrainingConfig

NetworkName = Literal["train", "chapter", "deep"]
StartName = Literal["scaled", "normal", "shown"]
LineName = Literal["way", "first step", "last step", "parameter", "between"]
StoryName = Literal["careful", "eta", "vanishing", "minima"]

ALL = 0  # the size of a mini-batch that holds every training example
SIZES = (1, 10, 100, 1000, ALL)
HIDDEN: Mapping[NetworkName, tuple[int, ...]] = {"chapter": (16, 16), "deep": (16, 16, 16, 16, 16)}
MOST_DESCENTS, MOST_STEPS = 6, 20_000
ETA_RANGE = (0.0001, 1000.0)


@dataclass(frozen=True, slots=True)
class Row:
    """One descent: how many examples a step looks at, and its learning rate."""

    size: int
    eta: float


@dataclass(frozen=True, slots=True)
class Setup:
    """Everything one presses Run for."""

    rows: tuple[Row, ...] = (Row(10, 3.0), Row(100, 3.0), Row(ALL, 3.0))
    steps: int = 100
    network: NetworkName = "train"
    start: StartName = "scaled"
    seed: int = 0
    own_starts: bool = False  # the second descent begins from the next seed, and so on

    def to_text(self) -> str:
        """One line to remember it by."""
        return json.dumps(asdict(self))


def setup_from_text(text: str) -> Setup:
    """Read what `Setup.to_text` wrote; the default where it makes no sense."""
    try:
        values = json.loads(text)
        rows = tuple(Row(int(row["size"]), float(row["eta"])) for row in values.pop("rows"))
        setup = Setup(rows, **values)
    except (ValueError, TypeError, KeyError, AttributeError):
        return Setup()
    return setup if _makes_sense(setup) else Setup()


def _makes_sense(setup: Setup) -> bool:
    return (
        0 < len(setup.rows) <= MOST_DESCENTS
        and all(row.size in SIZES and ETA_RANGE[0] <= row.eta <= ETA_RANGE[1] for row in setup.rows)
        and isinstance(setup.steps, int)
        and 1 <= setup.steps <= MOST_STEPS
        and setup.network in get_args(NetworkName)
        and setup.start in get_args(StartName)
        and isinstance(setup.seed, int)
        and 0 <= setup.seed < 2**31
        and isinstance(setup.own_starts, bool)
    )


@dataclass(frozen=True, slots=True)
class View:
    """What the middle of the page shows: all paths on a plane, the last steps of one, or the cost along a line."""

    mode: Literal["whole", "magnified", "line"] = "whole"
    plane: PlaneName = "principal"
    line: LineName = "way"
    one: int = 0
    other: int = 1
    last: int = 30
    parameter: int = 0


@dataclass(frozen=True, slots=True)
class Story:
    """A setup that shows something worth seeing, and where to look at it."""

    setup: Setup
    view: View = View()
    bars: Literal["cosines", "histogram", "layers"] = "cosines"


STORIES: Mapping[StoryName, Story] = {
    "careful": Story(Setup((Row(10, 3.0), Row(100, 3.0), Row(ALL, 3.0)), steps=200, network="chapter")),
    "eta": Story(
        Setup((Row(100, 0.3), Row(100, 3.0), Row(100, 12.0), Row(100, 48.0)), steps=400, network="chapter"),
    ),
    "vanishing": Story(Setup((Row(10, 3.0), Row(100, 3.0)), steps=400, network="deep"), bars="layers"),
    "minima": Story(
        Setup((Row(100, 4.0), Row(100, 4.0)), steps=1200, network="chapter", own_starts=True),
        View("line", line="between"),
    ),
}


def make_plans(setup: Setup, config: TrainingConfig, shown: NDArray[np.float32] | None, data: Data) -> list[Plan]:
    """The plans of a setup. `config` and `shown` are of the run on the screen; the setup may ask for other networks."""
    if setup.start == "shown" and shown is None:
        raise ValueError("there is no network to start from yet")
    from_shown = setup.start == "shown"
    base = config if from_shown or setup.network == "train" else _other_network(setup.network, data)
    plans = []
    for number, row in enumerate(setup.rows):
        changes: dict[str, Any] = {
            "mini_batch_size": row.size or len(data.train),
            "learning_rate": row.eta,
            "schedule": "constant",
            "augmentation": "none",  # every cost of the page is over the images as they are
            "seed": setup.seed + number * (setup.own_starts and not from_shown),
        }
        if not from_shown:
            changes["initialisation"] = setup.start
        plans.append(Plan(replace(base, **changes), shown if from_shown else None))
    return plans


def _other_network(name: NetworkName, data: Data) -> TrainingConfig:
    return TrainingConfig(layer_sizes=(data.train.pixels.shape[1], *HIDDEN[name], len(data.train.class_names)))

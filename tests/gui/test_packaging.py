"""The files that make Nudge a thing of the desktop fit together, and the validators agree where they are installed."""

from __future__ import annotations

import configparser
import shutil
import subprocess
import tomllib
from pathlib import Path
from xml.etree import ElementTree

import pytest

from engine.checkpoint import SUFFIX
from gui.application import create_application
from gui.version import VERSION

ROOT = Path(__file__).resolve().parents[2]
FOLDER = ROOT / "resources" / "packaging"
ID = "lab.nudge.Nudge"
MIME = "application/x-nudge-session"


def test_that_window_menu_entry_and_metadata_have_one_name(qapp):
    assert create_application([]).desktopFileName() == ID
    entry = configparser.ConfigParser(interpolation=None)
    entry.optionxform = str
    entry.read(FOLDER / f"{ID}.desktop", encoding="utf-8")
    desktop = entry["Desktop Entry"]
    assert desktop["Icon"] == ID
    assert desktop["MimeType"] == f"{MIME};"
    assert desktop["Exec"] == "nudge %f"
    about = ElementTree.parse(FOLDER / f"{ID}.metainfo.xml").getroot()
    assert about.findtext("id") == ID
    assert about.findtext("launchable") == f"{ID}.desktop"
    assert about.find("releases/release").get("version") == VERSION
    assert about.findtext("provides/mediatype") == MIME


def test_that_the_file_type_is_that_of_sessions():
    space = "{http://www.freedesktop.org/standards/shared-mime-info}"
    kind = ElementTree.parse(FOLDER / f"{ID}.xml").getroot().find(f"{space}mime-type")
    assert kind.get("type") == MIME
    assert kind.find(f"{space}glob").get("pattern") == f"*{SUFFIX}"


def test_that_the_wheel_brings_them_along():
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    shared = project["tool"]["hatch"]["build"]["targets"]["wheel"]["shared-data"]
    assert all((ROOT / source).is_file() for source in shared)
    assert {Path(target).name for target in shared.values()} == {
        f"{ID}.desktop", f"{ID}.metainfo.xml", f"{ID}.xml", f"{ID}.svg",
    }  # fmt: skip
    assert project["project"]["version"] == VERSION


@pytest.mark.parametrize(
    "command",
    [["desktop-file-validate", f"{ID}.desktop"], ["appstreamcli", "validate", "--no-net", f"{ID}.metainfo.xml"]],
)
def test_that_the_validators_agree(command):
    if shutil.which(command[0]) is None:
        pytest.skip(f"{command[0]} is not installed")
    found = subprocess.run(command, cwd=FOLDER, capture_output=True, text=True, timeout=60, check=False)
    assert found.returncode == 0, found.stdout + found.stderr

"""The two commands of the README on a Debian that has python3 and nothing else, as root and as an ordinary user.

Needs root, debootstrap and a network; the bare system is kept in build/ for the next time. See CONTRIBUTING.md.
"""

import os
import re
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest

from station.bootstrap import ROOT
from station.bootstrap.console import CANNOT_SET_UP

BASE = ROOT / "build" / "bare-debian"
CHECKOUT = "srv/station"
ENTER = """
set -e
cd "$1"; shift
mount -t proc proc proc
mount --rbind /dev dev
while [ "$1" != -- ]; do
  [ -d "$1" ] && mkdir -p ".$1" || { mkdir -p ".${1%/*}"; touch ".$1"; }
  mount --bind "$1" ".$1"
  shift
done
shift
exec chroot "$@"
"""

pytestmark = [
    pytest.mark.slow,
    pytest.mark.skipif(not shutil.which("debootstrap"), reason="needs debootstrap (apt-get install debootstrap)"),
    pytest.mark.skipif(not hasattr(os, "geteuid") or os.geteuid() != 0, reason="needs root, for chroot"),
]


def way_to_packages() -> dict[str, str]:
    """Return this machine's settings of pip as environment variables: the bare system is to reach the same index."""
    listed = subprocess.run([sys.executable, "-m", "pip", "config", "list"], capture_output=True, text=True, check=True)
    found = re.findall(r"^[\w:]+\.([\w-]+)='(.*)'$", listed.stdout, re.MULTILINE)
    return {f"PIP_{key.upper().replace('-', '_')}": value for key, value in found}


class BareDebian:
    """A root folder with a clone of this checkout in it."""

    def __init__(self, folder: Path) -> None:
        subprocess.run(["cp", "--archive", BASE, folder], check=True)  # copytree would read /dev/zero to its end
        self.folder = folder
        subprocess.run(["git", "clone", "--quiet", ROOT, folder / CHECKOUT], check=True)
        self.environment = {"PATH": "/usr/sbin:/usr/bin:/sbin:/bin", "LC_ALL": "C.UTF-8", **way_to_packages()}
        settings = " ".join(value for key, value in self.environment.items() if key.startswith("PIP_"))
        local = {path.removesuffix("/simple") for path in re.findall(r"(?:file://|(?<!\S))(/[\w./-]+)", settings)}
        self.mounts = sorted({"/etc/resolv.conf", "/etc/ssl/certs", *filter(os.path.isdir, local)})

    def does(self, command: str, user: str = "root") -> subprocess.CompletedProcess[str]:
        """Run a shell command in the checkout, standard input closed, in a mount namespace that goes with it."""
        words = ["unshare", "--mount", "--fork", "bash", "-c", ENTER, "bash", self.folder, *self.mounts, "--"]
        inside = [f"--userspec={user}:{user}", self.folder, "/bin/bash", "-c", f"cd /{CHECKOUT} && {command} <&-"]
        home = "/root" if user == "root" else f"/home/{user}"
        return subprocess.run(
            [*words, *inside], env={**self.environment, "HOME": home}, capture_output=True, text=True, check=False
        )


@pytest.fixture
def debian() -> Iterator[BareDebian]:
    """Debian 12 as debootstrap makes it: python3, certificates, no pip, no venv, no library of ours."""
    if not BASE.exists():
        half = BASE.with_name("bare-debian-in-the-making")
        shutil.rmtree(half, ignore_errors=True)
        half.parent.mkdir(exist_ok=True)
        what = ["--variant=minbase", "--include=python3,ca-certificates", "bookworm", half]
        subprocess.run(["debootstrap", *what], check=True, stdout=subprocess.DEVNULL)
        half.rename(BASE)
    with tempfile.TemporaryDirectory(dir=BASE.parent) as folder:
        yield BareDebian(Path(folder) / "debian")


def test_root_needs_one_command_to_start_and_one_to_test(debian: BareDebian) -> None:
    started = debian.does("python3 -m station --help")
    assert started.returncode == 0, started.stderr[-2000:]
    assert "replay" in started.stdout
    again = debian.does("python3 -m station --help")
    assert (again.returncode, again.stderr) == (0, "")
    tested = debian.does(".ci/run")
    assert tested.returncode == 0, tested.stdout[-5000:] + tested.stderr[-2000:]
    assert re.search(r"\d+ passed.* in [\d.]+s", tested.stdout.strip().splitlines()[-1])


def test_an_ordinary_user_is_told_the_command_and_once_it_was_run_needs_no_more(debian: BareDebian) -> None:
    assert debian.does(f"useradd --create-home dock && chown -R dock: /{CHECKOUT}").returncode == 0
    refused = debian.does("python3 -m station --help", user="dock")
    assert refused.returncode == CANNOT_SET_UP
    assert "Traceback" not in refused.stderr
    told = re.search(r"to install, as root: (apt-get update && apt-get install .*)", refused.stderr)
    assert told, refused.stderr
    assert debian.does(f"DEBIAN_FRONTEND=noninteractive; export DEBIAN_FRONTEND; {told[1]}").returncode == 0
    started = debian.does("python3 -m station --help", user="dock")
    assert started.returncode == 0, started.stderr[-2000:]
    assert "replay" in started.stdout

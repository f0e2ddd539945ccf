"""Where resources live: in the checkout, beside the installed package, or in the frozen bundle."""

import sys
from pathlib import Path

import platformdirs


def resource(*parts: str) -> Path:
    """Return the path of a file that ships with Station; it may not exist."""
    bundle = getattr(sys, "_MEIPASS", None)
    if bundle is not None:
        return Path(bundle, "resources", *parts)
    package = Path(__file__).parent
    for root in (package.parent / "resources", package / "resources"):
        if root.is_dir():
            return root.joinpath(*parts)
    return Path(sys.prefix, "share", "station", "resources", *parts)


def default_data() -> Path:
    """Return the platform's place for this user's station data."""
    return platformdirs.user_data_path("station", appauthor=False)


def station_in(data: Path) -> Path:
    """Return the folder of the station in a data folder: itself, or the training station that `run` made in it."""
    training = data / "training"
    own = any((data / name).exists() for name in ("station.toml", "reference", "ledger.db"))
    return training if not own and (training / "station.toml").exists() else data

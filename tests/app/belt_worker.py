"""Works a recording in a folder and says after each step how far the ledger is; the test kills it at some moment."""

import sys
from pathlib import Path

from station.app.replaying import FolderRecording
from station.app.station import opened
from station.decoding import live
from station.services.capture import CapturePipeline
from station.services.replay import Tape, VirtualClock, replay

if __name__ == "__main__":
    data, recording = Path(sys.argv[1]), FolderRecording(Path(sys.argv[2]))
    clock = VirtualClock(recording.start)
    with opened(data, clock) as station:
        desk = station.desk(lambda _state, _tally: print(*station.ledger.head(), flush=True))
        pipeline = CapturePipeline(live(), desk.scanned)
        replay(recording.events(), Tape(pipeline, desk.typed), clock)

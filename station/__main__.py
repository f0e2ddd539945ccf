"""`python3 -m station`: make the checkout ready, then hand over to the command line."""

import multiprocessing
import sys

from station.bootstrap import prepare

if __name__ == "__main__":
    multiprocessing.freeze_support()
    prepare()
    from station.cli import main

    sys.exit(main())

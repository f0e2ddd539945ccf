"""The tests: `python3 -m tests` runs them all, after the checks on style, types and floors."""

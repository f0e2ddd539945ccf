"""The screens: they paint the desk's state, forward touches and keys, and decide nothing."""

"""Normalising: named steps that make two writings of one value the same, each with its table beside it."""

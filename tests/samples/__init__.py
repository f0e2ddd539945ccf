"""Tests of the generated warehouse and the generated belt."""

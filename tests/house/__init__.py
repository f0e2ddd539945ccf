"""Tests of the house itself: its doors, its floors, its habits."""

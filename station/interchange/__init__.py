"""Reads and writes what other systems and people use: CSV, XLSX, JSON Lines and the messages of the trade."""

"""The publisher's intake: all that was ever imported, newest first by the sender's own time, packs are made from it."""

"""What Station does, on ports alone: the desk, capture, sign-in, syncing, replay."""

"""Make the sounds: `python resources/sounds/make_sounds.py FOLDER`; the same every time, each with its own rhythm."""

import array
import math
import sys
import wave
from pathlib import Path

RATE = 22_050
LEVEL = 0.55
EDGE = 0.008  # seconds to swell and to fade: no clicks

#: Each sound as notes of (hertz, seconds); 0 hertz is a rest. Pitch and rhythm both differ, so that either is enough.
SOUNDS: dict[str, tuple[tuple[float, float], ...]] = {
    "ok": ((1047, 0.09),),
    "done": ((784, 0.07), (0, 0.02), (1175, 0.14)),
    "repeat": ((659, 0.06), (0, 0.05), (659, 0.06)),
    "attention": ((740, 0.11), (0, 0.03), (587, 0.11), (0, 0.03), (740, 0.16)),
    "stop": ((392, 0.34), (0, 0.06), (392, 0.34)),
    "error": ((233, 0.10), (0, 0.04), (220, 0.10), (0, 0.04), (208, 0.30)),
}


def samples(notes: tuple[tuple[float, float], ...]) -> array.array:
    """Return the notes as 16-bit samples: a tone, with a little of its octave to carry through noise."""
    made = array.array("h")
    for hertz, seconds in notes:
        count = round(RATE * seconds)
        for i in range(count):
            edge = min(1.0, i / (RATE * EDGE), (count - 1 - i) / (RATE * EDGE))
            angle = 2 * math.pi * hertz * i / RATE
            made.append(round(32_767 * LEVEL * edge * (0.8 * math.sin(angle) + 0.2 * math.sin(2 * angle))))
    return made


def write(path: Path, notes: tuple[tuple[float, float], ...]) -> None:
    """Write one sound as a WAV file."""
    data = samples(notes)
    if sys.byteorder == "big":
        data.byteswap()
    with wave.open(str(path), "wb") as file:
        file.setnchannels(1)
        file.setsampwidth(2)
        file.setframerate(RATE)
        file.writeframes(data.tobytes())


if __name__ == "__main__":
    for name, notes in SOUNDS.items():
        write(Path(sys.argv[1], f"{name}.wav"), notes)

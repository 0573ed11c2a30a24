"""Synthesises the four sounds of a station into resources/sounds: one soft wooden mallet, dry and short.

A bar struck by a soft mallet sounds its fundamental and, fainter and sooner gone, a partial two octaves above (marimba
makers tune it there). Everything lies between 400 and 1600 Hz, where a hall full of voices is thinnest.
Nothing here is random: the same script writes the same bytes.
"""

import argparse
import wave
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

RATE_HZ = 44_100
E5, A5, D5 = 659.26, 880.0, 587.33
KNOCK_HZ = 1_046.5
ATTACK_S = 0.002

Samples = NDArray[np.float64]


def strike(pitch_hz: float, length_s: float, decay_s: float) -> Samples:
    """Return one stroke on a bar, from silence to silence."""
    t = np.arange(round(length_s * RATE_HZ)) / RATE_HZ
    body = np.sin(2 * np.pi * pitch_hz * t) * np.exp(-t / decay_s)
    partial = 0.06 * np.sin(2 * np.pi * 4 * pitch_hz * t) * np.exp(-t / (decay_s / 5))
    attack = np.minimum(t / ATTACK_S, 1.0)
    release = np.clip((length_s - t) / 0.01, 0.0, 1.0)
    return np.asarray((body + partial) * attack * release)


def melody(*notes: tuple[float, Samples]) -> Samples:
    """Return strokes laid over one another, each from its own second on."""
    ends = [round(start_s * RATE_HZ) + len(stroke) for start_s, stroke in notes]
    mixed = np.zeros(max(ends))
    for (_, stroke), end in zip(notes, ends, strict=True):
        mixed[end - len(stroke) : end] += stroke
    return mixed


def sounds() -> dict[str, tuple[Samples, float]]:
    """Return each sound with its loudest sample in decibels below full scale."""
    return {
        "yes": (melody((0.0, strike(E5, 0.16, 0.045)), (0.09, strike(A5, 0.16, 0.055))), -4.0),
        "no": (melody((0.0, strike(A5, 0.2, 0.06)), (0.18, strike(D5, 0.25, 0.11))), -3.0),
        "attention": (melody((0.0, strike(D5, 0.15, 0.05)), (0.2, strike(D5, 0.15, 0.05))), -4.0),
        "key": (strike(KNOCK_HZ, 0.06, 0.012), -18.0),
    }


def write(path: Path, samples: Samples, peak_db: float) -> None:
    """Write 16-bit mono."""
    scaled = samples / np.abs(samples).max() * 10 ** (peak_db / 20) * 32_767
    with wave.open(str(path), "wb") as file:
        file.setnchannels(1)
        file.setsampwidth(2)
        file.setframerate(RATE_HZ)
        file.writeframes(np.round(scaled).astype("<i2").tobytes())


def main() -> None:
    """Write all sounds."""
    parser = argparse.ArgumentParser(description=__doc__)
    default = Path(__file__).resolve().parents[2] / "resources" / "sounds"
    parser.add_argument("folder", nargs="?", type=Path, default=default)
    folder: Path = parser.parse_args().folder
    folder.mkdir(parents=True, exist_ok=True)
    for name, (samples, peak_db) in sounds().items():
        write(folder / f"{name}.wav", samples, peak_db)
        print(f"{name}.wav {len(samples) / RATE_HZ * 1000:.0f} ms")


if __name__ == "__main__":
    main()

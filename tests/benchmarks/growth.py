"""
Measure how the time of ``mediacorpus.parse`` grows on hostile texts.

    python tests/benchmarks/growth.py [--size 1000000] [NAME ...]

For each text of ``mediacorpus.testing.HOSTILE``: the processor time for
``--size`` characters (by default a million), and how much longer a text twice
as long takes, measured on sizes that take 20 ms or more.  2 is linear, 4
quadratic.  The library promises at most 2.5, and a million characters in less
than 5 seconds; texts that break a promise are marked.
"""

from __future__ import annotations

import argparse
import sys
import time

import mediacorpus as mc
from mediacorpus.testing import HOSTILE, hostile_text, measure_growth

MOST_GROWTH = 2.5
MOST_SECONDS = 5.0


def seconds(text: str) -> float:
    """Return the processor time that parsing a text takes."""
    start = time.process_time()
    mc.parse(text)
    return time.process_time() - start


def main() -> None:
    """Print a line for each hostile text."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("names", nargs="*", metavar="NAME", help="names of hostile texts; all where none is given")
    parser.add_argument("--size", type=int, default=1_000_000, help="characters of each text (default: 1000000)")
    arguments = parser.parse_args()
    broken = 0
    for name in arguments.names or HOSTILE:
        taken = seconds(hostile_text(name, arguments.size))
        growth = measure_growth(mc.parse, HOSTILE[name])
        slow = taken > MOST_SECONDS or growth > MOST_GROWTH
        broken += slow
        sys.stdout.write(f"{name:28} {taken:7.2f} s   x{growth:.2f}{'   <-- ' if slow else ''}\n")
        sys.stdout.flush()
    sys.stdout.write(f"{len(arguments.names or HOSTILE)} hostile texts, {broken} of them too slow\n")


if __name__ == "__main__":
    main()

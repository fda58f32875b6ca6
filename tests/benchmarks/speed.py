"""
Measure how fast ``mediacorpus.parse`` reads a folder of texts, in one process.

    python tests/benchmarks/speed.py --data DIR [--runs 3]

DIR holds ``*.txt`` files, one page each, in any depth of folders.  The speed is
given in megabytes (10**6 bytes of UTF-8) of text a second of processor time,
for the best of the runs; reading the files is not counted.
"""

from __future__ import annotations

import argparse
import sys
import time
from pathlib import Path

import mediacorpus as mc

MEGABYTE = 10**6


def seconds(texts: list[str]) -> float:
    """Return the processor time that parsing all texts takes."""
    start = time.process_time()
    for text in texts:
        mc.parse(text)
    return time.process_time() - start


def main() -> None:
    """Read the folder, parse it as often as wanted, and print the best speed."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--data", type=Path, required=True, metavar="DIR", help="a folder of *.txt files, one page each")
    parser.add_argument("--runs", type=int, default=3, help="how often the folder is parsed (default: 3)")
    arguments = parser.parse_args()
    texts = [path.read_text("utf-8", errors="replace") for path in sorted(arguments.data.rglob("*.txt"))]
    if not texts:
        sys.exit(f"no *.txt file in {arguments.data}")
    size = sum(len(text.encode("utf-8", "surrogatepass")) for text in texts) / MEGABYTE
    mc.parse(texts[0])  # compiles the patterns, once a process
    best = min(seconds(texts) for _ in range(max(arguments.runs, 1)))
    sys.stdout.write(f"{len(texts)} pages, {size:.2f} MB, {best:.2f} s: {size / best:.2f} MB/s\n")
    slowest = max(texts, key=lambda text: seconds([text]) / max(len(text), 1000))
    sys.stdout.write(
        f"slowest for its length: {seconds([slowest]) * 1000:.1f} ms for {len(slowest)} characters, {slowest[:60]!r}\n"
    )


if __name__ == "__main__":
    main()

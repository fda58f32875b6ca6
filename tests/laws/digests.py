"""Print the SHA-256 of the document of each text in the JSON list on standard input; the argument is the number of processes."""

from __future__ import annotations

import hashlib
import json
import multiprocessing
import sys
from concurrent.futures import ProcessPoolExecutor

import mediacorpus as mc


def digest(text: str) -> str:
    """Return the SHA-256 of the JSON of the document of a text."""
    return hashlib.sha256(mc.parse(text).to_json().encode("ascii", "backslashreplace")).hexdigest()


def main() -> None:
    """Read, parse in as many processes as wanted, and print in the order of the input."""
    texts: list[str] = json.load(sys.stdin)
    jobs = int(sys.argv[1])
    if jobs == 1:
        found = list(map(digest, texts))
    else:
        with ProcessPoolExecutor(jobs, mp_context=multiprocessing.get_context("spawn")) as pool:
            found = list(pool.map(digest, texts))
    sys.stdout.write("\n".join(found) + "\n")


if __name__ == "__main__":
    main()

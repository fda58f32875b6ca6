"""Parse a Parquet file of pages with Ray Data: ``python ray_job.py PAGES.parquet PARSED.parquet``."""

from __future__ import annotations

import sys

import pyarrow as pa
import ray

import mediacorpus
from mediacorpus.arrow import SCHEMA, parse_batch


def parse_table(table: pa.Table) -> pa.Table:
    """Parse a block, which Ray gives as a table."""
    return pa.Table.from_batches(map(parse_batch, table.to_batches()), SCHEMA)


def main(pages: str, parsed: str) -> None:
    """Read pages with the columns ``id`` and ``text``, and write the rows of ``SCHEMA``."""
    ray.init(runtime_env={"py_modules": [mediacorpus]})  # the workers get the package of this process
    found = ray.data.read_parquet(pages).select_columns(["id", "text"])
    found.map_batches(parse_table, batch_format="pyarrow", batch_size=256).write_parquet(parsed)
    ray.shutdown()


if __name__ == "__main__":
    main(*sys.argv[1:])

"""Parse a Parquet file of pages with Spark: ``spark-submit spark_job.py PAGES.parquet PARSED.parquet``."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

from pyspark.sql import SparkSession
from pyspark.sql.pandas.types import from_arrow_schema

from mediacorpus.arrow import SCHEMA, parse_batch

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    import pyarrow as pa


def parse_partition(batches: Iterable[pa.RecordBatch]) -> Iterator[pa.RecordBatch]:
    """Parse the batches of one partition, each as it comes."""
    return map(parse_batch, batches)


def main(pages: str, parsed: str) -> None:
    """Read pages with the columns ``id`` and ``text``, and write the rows of ``SCHEMA``."""
    spark = SparkSession.builder.appName("mediacorpus").getOrCreate()
    frame = spark.read.parquet(pages).select("id", "text")
    frame.mapInArrow(parse_partition, from_arrow_schema(SCHEMA)).write.parquet(parsed)
    spark.stop()


if __name__ == "__main__":
    main(*sys.argv[1:])

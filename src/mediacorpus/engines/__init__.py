"""Parse pages in other processes; :mod:`mediacorpus.corpus` reads the pages and gives out the documents."""

"""
Split a page of many articles
=============================

A page may hold a whole month of a site.
Each article knows its own header, sections, quotations and place in the page.
"""

import textwrap
from collections import Counter

import mediacorpus

document = mediacorpus.read("../seeds/004_f46a3c93d77f15d8.txt")
quotes = Counter(quote.article for quote in document.quotes)

for article in document.articles:
    title = textwrap.shorten(article.title or "(no title)", 50)
    published = article.published.isoformat() if article.published else "no date"
    words = len(article.body.split())
    print(f"{article.span.start:>6}  {published:<10}  {title:<50}  {words:>5} words  {quotes[article.index]:>3} quotations")

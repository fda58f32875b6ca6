"""Where are the quotations of a page, and how are they given?"""

from mediacorpus._speech.quotes.find import find_quotes

__all__ = ["find_quotes"]

"""Who is quoted: cues, attributions, and the entities behind them."""

from mediacorpus._speech.speakers.attribute import attribute

__all__ = ["attribute"]

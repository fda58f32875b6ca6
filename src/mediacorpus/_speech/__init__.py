"""Room 2: who says what?  Entities, quotes and speakers of one page."""

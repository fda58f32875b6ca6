"""Who says what? Quotations, their cues and their speakers."""

"""Who says what? Names, quotations, their cues and their speakers."""

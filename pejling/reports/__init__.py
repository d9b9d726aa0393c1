"""Papers made of a follow-up: the same figures as on the screen, and a stamp that says what they were made of."""

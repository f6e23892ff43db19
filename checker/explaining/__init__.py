"""What a rulebook makes of articles, in words: why a rule fired or kept silent, what is checked, what a new wording would be."""

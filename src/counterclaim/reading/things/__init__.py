"""What is counted, and how many: numbers, nouns, acts and cues in the order of the text."""

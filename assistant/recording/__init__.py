"""The record of answers: what was asked and said, from which paragraphs, and whether it stands."""

"""Briefings: answers put together as a note for committee, each quotation in a footnote."""

"""Composers: one for each kind of question, every sentence quoted or made from recorded fields."""

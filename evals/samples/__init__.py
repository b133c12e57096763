"""Invented documents about three invented authorities, and the builder that typesets them."""

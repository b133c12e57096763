"""How documents follow one another: chains, versions and what is missing."""

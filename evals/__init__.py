"""Question sets, metrics and gates: `pytest evals/`."""

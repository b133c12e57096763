"""Fitting what ships as numbers: the weights of ranking and of sufficiency.

``python -m evals.fitting`` gathers trials over every set there is and writes both files.
"""

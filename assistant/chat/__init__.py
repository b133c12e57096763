"""The chat members use: a question in, cited claims out, and the cited paragraph beside them."""

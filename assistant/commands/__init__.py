"""The commands of ``assistant``, one module each; ``assistant.cli`` lists them."""

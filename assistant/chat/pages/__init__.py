"""The pages, one module each: Ask is Gradio's, the others are plain documents made here."""

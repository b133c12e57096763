"""The assistant behind llama-index's interfaces, and llama-index's embeddings behind ours.

The only modules of the assistant that import llama-index for retrieval: nothing global of it
(``Settings``) is read or set.
"""

"""How is the contract built from the vendor's documents, and the client from the contract?

The commands of `reelkit specs`. Needs the extra ``[specs]``. No other package imports this one; they read its output.
"""

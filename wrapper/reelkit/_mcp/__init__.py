"""`reelkit mcp`: a server of the Model Context Protocol. What may a program buy through it, and how often?"""

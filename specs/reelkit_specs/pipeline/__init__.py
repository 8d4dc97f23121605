"""From the vendor's documents to one contract and the client generated from it.

Needs the extra ``[specs]``. Nothing outside this package imports it: the other rooms read the data that it writes.
"""

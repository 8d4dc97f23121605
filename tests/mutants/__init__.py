"""Planted faults in a correct server, to measure what finds them: the conformance kit, Schemathesis, Prism.

`python -m tests.mutants` runs an engine on each fault and prints how many it found. The server, its faults and the
operators that make faults are written without reading the kit's checks, share no code with the mock, and read only the
contract.
"""

"""Where does this server leave the contract? Checks with stable ids, for any base URL.

Nothing here imports the mock, the wrapper or the generated client: one bug must not hide behind its twin.
"""

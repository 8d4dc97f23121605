"""Check any server against the contract of the video service, with stable check ids.

Nothing here imports the mock, the wrapper or the generated client, so that no error of theirs is shared by the checks.
"""

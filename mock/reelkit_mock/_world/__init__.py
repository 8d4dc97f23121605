"""The state of one namespace: its accounts, jobs, recorded calls and contract."""

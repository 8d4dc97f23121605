"""The state of one namespace: its accounts, jobs and recorded calls, and the contract."""

"""The service without the vendor: a stateful, deterministic mock of the video interface."""

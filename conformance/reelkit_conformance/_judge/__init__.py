"""What responses say about the contract, as findings. No I/O."""

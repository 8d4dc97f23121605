"""What will a video cost, and by which source? The journal, the service's catalogue, or the contract."""

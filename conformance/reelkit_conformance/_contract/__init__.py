"""What the checks need of the contract: operations, compiled request schemas, values for a field."""

"""The contract as the checks need it: operations, compiled request schemas, values for a field."""

"""How are OpenAPI documents read, walked and written? JSON, YAML, OpenAPI 3.0 and 3.1, names, findings."""

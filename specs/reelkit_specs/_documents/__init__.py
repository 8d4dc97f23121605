"""Reading, walking and writing OpenAPI documents: JSON, YAML, dialects, names, findings."""

"""The steps of the pipeline: build, bundle, generate, import documents, pull what the vendor has changed."""

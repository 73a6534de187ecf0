"""The addresses as an OpenAPI document."""

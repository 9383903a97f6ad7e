"""Configuration: found, read and checked, and what follows from it for a file."""

"""A package that no layer names: import-linter must refuse it."""

"""The built-in rules: one YAML file a rule, one folder a category."""

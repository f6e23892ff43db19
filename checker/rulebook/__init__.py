"""YAML → rulebook: loading with located errors, wordings, expressions, tables, and what holds when."""

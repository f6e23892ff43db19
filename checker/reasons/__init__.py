"""Why a sentence states a rule, or does not: which wording fits, what was compared, what stood in the way."""

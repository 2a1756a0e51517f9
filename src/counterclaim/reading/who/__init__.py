"""Who says so, how, and what is said without a count."""

"""What looks odd beside the claims: marks for the findings."""

"""From counted things to claims, and how the claims of a report hang together."""

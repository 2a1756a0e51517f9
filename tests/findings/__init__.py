"""Findings: for each code what must be found, and near misses that must not."""

"""Builds the gazetteer's data files from public packages and the hand-written tables beside this file."""

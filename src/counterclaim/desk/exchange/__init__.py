"""Between an address and its answer: what is asked for, the form of what is given, what still holds."""

"""Place names, the part they play, and the place a claim has that names none."""

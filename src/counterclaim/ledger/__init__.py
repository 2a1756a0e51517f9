"""What is kept: the archive, versions, readings, decisions, and the proof that nothing was altered."""

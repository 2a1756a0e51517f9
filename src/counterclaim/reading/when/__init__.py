"""Time phrases, and the windows they mean."""

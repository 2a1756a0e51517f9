"""What a text is made of: tokens, sentences, known forms, and the language it is in."""

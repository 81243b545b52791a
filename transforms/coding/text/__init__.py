"""A bullet read into words, sentences, and quotations, with the vocabulary of speech."""

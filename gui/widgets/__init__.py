"""One widget a file. Widgets show what they are given and emit what the user wants; they decide nothing."""

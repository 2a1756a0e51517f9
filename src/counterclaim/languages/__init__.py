"""Languages as data: `load` reads the folders, `check` lints them."""

"""Who may do what and what stays secret; each test names the statement (T..) that it would refute."""

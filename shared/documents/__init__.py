"""Letters from facts: a template and a view give HTML, and HTML gives an accessible PDF."""

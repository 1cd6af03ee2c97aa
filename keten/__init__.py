"""The command line of wmo-keten."""

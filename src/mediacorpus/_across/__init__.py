"""Room 3: what recurs across pages?  Keys, templates, duplicates and identities."""

"""The Flask glue: one unit of work per request, doors, base form, errors, headers, pages."""

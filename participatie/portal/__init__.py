"""The front door: home, search, the dossier page and "mijn inbreng". It composes rooms and owns no tables."""

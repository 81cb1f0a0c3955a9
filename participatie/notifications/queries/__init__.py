"""What the ledger says, and what a letter has to tell."""

"""Pure thinking: what an item is, how urgent a case is, which days count."""

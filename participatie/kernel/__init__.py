"""Words that every room speaks: who acts, what time it is, how things are named, how they are refused."""

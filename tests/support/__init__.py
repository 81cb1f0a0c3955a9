"""What tests lean on: real servers started from packages, a page client with manners, a browser."""

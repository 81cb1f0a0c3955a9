"""Pure thinking about news: what a letter says, and how long sending it is tried."""

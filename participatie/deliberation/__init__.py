"""Deliberation: residents weigh short statements, and a map shows who votes alike.

A *statement* is agreed with, disagreed with or passed. Those who vote alike are an *opinion group*. What matters
most here is the *bridging statement*: supported in every group, however small. The engine of the opinion map is
in `logic`; the file command `python -m participatie opinion-map` runs it on exported votes.
"""

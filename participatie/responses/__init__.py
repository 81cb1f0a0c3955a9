"""What the authority says back: points, answers, changed words, decisions and commitments.

A point is one thing that was said by one or many, and the unit of answering. Answers are drafts until
published; from then on they are only added to. From the same rows comes the report of responses.
"""

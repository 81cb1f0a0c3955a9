"""Dossiers and their rounds, and the draft text with its versions, articles and paragraphs.

A dossier is one policy process: what is fixed, what is open, what is promised, who decides when. A
version exists only published and never changes; what is being written is a manuscript.
"""

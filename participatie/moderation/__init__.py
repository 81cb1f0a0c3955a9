"""Keeping the conversation decent: hiding publication, never receipt; always with a rule, a reason and an appeal.

Whatever people write is an *item* of some kind; this room knows kinds only through what they register. What
asks for a look is a *case* in the queue, with *signals* that say why. A *decision* is never changed; who
disagrees asks for an *appeal*, and somebody else rules on it.
"""

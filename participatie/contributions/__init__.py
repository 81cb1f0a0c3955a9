"""Everything people send in, through every channel: contributions with a number, a receipt and a code.

A contribution stays with the version it was about. It can be edited and withdrawn by who holds its
code until the round closes; what is hidden from the public is received all the same.
"""

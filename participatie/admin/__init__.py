"""Running the house: who works here, who may do what, and what waits for a second person.

Composes the lower rooms and owns no tables. Words: people and roles, an invitation, the second person,
the rules (told from the policy tables themselves), the organisations of the platform.
"""

"""People and organisations: accounts, roles, organisations, and how to reach who sent something in.

The only room with personal data. Other rooms hold a contact's or account's identifier, never an address.
"""

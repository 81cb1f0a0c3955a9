"""Who is owed what news, through which channel, and whether it arrived: the ledger.

Taking part makes the duty to tell. Notices are never opt-in and never depend on following something.
"""

"""Work that happens after the page was sent: registered by name, run by huey, always safe to run again.

Whatever may not be lost stands in a table (facts and their deliveries, notices); a job is only a
wake-up call. A worker that dies loses the call, and the sweep finds the row.
"""

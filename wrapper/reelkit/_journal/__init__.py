"""The journal of purchases, in SQLite or PostgreSQL. Which jobs are paid for, and where are their videos?"""

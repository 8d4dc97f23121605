"""The journal of purchases in one SQLite file. Which jobs are paid for, and where are their videos?"""

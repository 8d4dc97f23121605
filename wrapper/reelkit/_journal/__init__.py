"""The journal of purchases: an SQLite file that keeps a paid job from being lost or bought twice."""

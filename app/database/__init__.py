"""How a database is reached, SQLite or PostgreSQL, and how its tables are made."""

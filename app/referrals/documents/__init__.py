"""The documents of a referral: HTML from templates, and PDFs from a process of their own."""

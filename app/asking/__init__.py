"""Questions as boxes of a page: what somebody typed becomes answers, and answers become boxes.

The journey asks real questions with it, and a room that practises asks the same.
"""

"""What to say on the phone: made from a referral, short enough for two minutes."""

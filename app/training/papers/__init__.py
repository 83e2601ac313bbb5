"""What is taken away from training: each paper says on each page that it is about no real child."""

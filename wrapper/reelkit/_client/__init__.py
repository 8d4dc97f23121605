"""What users hold: clients, jobs, videos and batches. How are their methods mapped to flows?"""

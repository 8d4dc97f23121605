"""What is known of the service: requests, responses, addresses, prices and times. What does the service mean?"""

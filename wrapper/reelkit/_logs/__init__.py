"""What do the logs of the service show of a lost create, and what do they prove?"""

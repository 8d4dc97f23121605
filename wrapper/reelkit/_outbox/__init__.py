"""Who is told when a purchase has ended? Delivers the events in the journal to a webhook or a program."""

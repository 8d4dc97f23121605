"""The service's requests and responses as data: addresses, answers, statuses, prices, retries."""

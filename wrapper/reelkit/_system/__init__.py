"""Files, forks, threads for blocking work, and the moments at which a crash is tested."""

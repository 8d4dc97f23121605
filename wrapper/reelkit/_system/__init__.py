"""Files and processes: whole or no files, forks, and the moments at which a crash is tested."""

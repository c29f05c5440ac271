"""Long work: reading and extracting in several processes or on several machines, for one writer."""

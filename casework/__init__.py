"""The office: it remembers, knows people, and has one door for every case."""

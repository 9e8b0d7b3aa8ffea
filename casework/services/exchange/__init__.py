"""Exchange with partners: who they are, with which certificates, and what is sent."""

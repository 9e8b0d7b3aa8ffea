"""django-fsm-2, with the ORM of Django."""

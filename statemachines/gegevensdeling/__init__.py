"""Het convenant als data: wie wat met wie mag delen, waarvoor, en op welke grond."""

"""What every answer over HTTP has, whoever gives it: headers and limits."""

"""The JSON API: parse, call one service, present. The same rights as the pages."""

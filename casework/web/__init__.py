"""The pages: parse what a browser sends, call one service, show what came of it."""

"""Pages and steps over HTTP, beside what the same would cost by hand."""

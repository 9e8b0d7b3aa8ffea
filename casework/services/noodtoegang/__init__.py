"""Access to one case in an emergency: asked, told, used, and judged by another."""

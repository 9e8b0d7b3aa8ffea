"""Play the main job on a fresh private database, through the same door as people."""

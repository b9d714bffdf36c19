"""People and devices prove who they are; none of that proof ever enters the feed."""

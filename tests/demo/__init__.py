"""`make demo`: a hub, a paired station and a day at a gate; with no display, a guided tour that checks itself."""

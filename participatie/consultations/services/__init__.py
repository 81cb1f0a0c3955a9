"""What somebody can do in this room: with dossiers, with rounds and with texts."""

"""Sessions on the server: where somebody is signed in, since when and how well they proved who they are."""

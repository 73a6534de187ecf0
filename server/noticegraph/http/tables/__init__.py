"""Tables as an address asks for them, as pages and as downloads."""

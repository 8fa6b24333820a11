// A stand-in for the built script.

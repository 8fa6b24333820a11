// A stand-in for a built file.

"""HTTP, thin: what programs and browsers may ask of Heard, and the shape of every answer."""

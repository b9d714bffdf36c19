"""Big screens read figures that the reader may see, straight from SQL into Structs."""

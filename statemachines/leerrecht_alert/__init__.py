"""Het alert aan Leerrecht: wat erin mag staan, en niets anders."""

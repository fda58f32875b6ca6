"""Scripts that make the weights the package ships; none of them is a test."""

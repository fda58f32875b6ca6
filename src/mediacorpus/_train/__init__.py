"""Scripts that fit the small models; they need scikit-learn, and no user needs them."""

"""What is the page made of? Text in, labelled sections and stories out."""

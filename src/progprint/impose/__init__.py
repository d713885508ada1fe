"""Pages on sheets: which pages lie on which side of which sheet, and the sheets as pages of their own."""

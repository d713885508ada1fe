"""What a conference is: written entries, values out of typed text, and the resolved, frozen programme."""

"""Differences between two agendas, and between the pages, sheets and slides that are made of them."""

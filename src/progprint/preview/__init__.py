"""``progprint preview``: a local page that shows what will be printed, and follows every save.

    files ─ watch ─▶ Studio ─ pages, problems ─▶ server ─ events, pictures ─▶ page.html

The studio keeps fonts and lines from run to run and draws only what is looked at. Nothing is written to the project.
"""

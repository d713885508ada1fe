"""The command line: options as data, one reader of them, and the commands.

arguments ─ parse ─▶ Call ─ dispatch ─▶ produce | convert | lookup ─▶ exit status
              └─ --help ─▶ app (typer, imported only then)
"""

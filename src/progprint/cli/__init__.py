"""The command line: typer reads it, each command is a typed function, and a module for each does the work.

arguments ─ dispatch ─▶ typer ─▶ a function in commands_… ─▶ produce | convert | lookup … ─▶ exit status
                              └─ what it refuses ─▶ diagnostic usage
"""

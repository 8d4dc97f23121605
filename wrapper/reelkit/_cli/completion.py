"""`reelkit completion`: prints the script that completes commands in a shell; the mechanism is click's."""

import click

from reelkit._cli.support import terminal

SHELLS = ("bash", "fish", "zsh")
VARIABLE = "_REELKIT_COMPLETE"  # tells `reelkit` to complete; click derives the name from that of the program


@click.command()
@click.argument("shell", type=click.Choice(SHELLS))
@click.pass_context
def completion(ctx: click.Context, /, shell: str) -> None:
    """Print the completion script of a shell. It completes commands, options, models, values and purchase keys.

    bash: add `eval "$(reelkit completion bash)"` to ~/.bashrc.

    zsh: add `eval "$(reelkit completion zsh)"` to ~/.zshrc, after compinit.

    fish: run `reelkit completion fish > ~/.config/fish/completions/reelkit.fish`.
    """
    from click.shell_completion import get_completion_class  # lazy, as in click

    shell_class = get_completion_class(shell)
    assert shell_class is not None  # click has all of SHELLS
    terminal.result(shell_class(ctx.find_root().command, {}, "reelkit", VARIABLE).source())

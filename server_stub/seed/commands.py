"""`gatehouse-hub seed`: makes the sample event."""

from rich.console import Console
from rich.progress import Progress

from server_stub.command_line import open_hub
from server_stub.seed import service


def seed(participants: int, database: str | None) -> None:
    """Make the sample event, or find it, and say what to do next."""
    console = Console(stderr=True)
    with open_hub(database, "seed") as hub, Progress(console=console, disable=not console.is_terminal) as progress:
        task = progress.add_task("Registering participants", total=participants)
        made = hub.write(
            lambda connection, moment: service.seed(
                connection, moment, count=participants, on_progress=lambda done: progress.update(task, completed=done)
            )
        )
    found = "There already" if made.was_there else "Made"
    doors = ", ".join(made.checkpoints)
    Console(highlight=False, soft_wrap=True).print(
        f"{found}: the event {service.EVENT} with {made.participants} participants ({made.blocked} on the blacklist),"
        f" {made.zones} zones and {len(made.checkpoints)} checkpoints ({doors}).\n"
        f'Next: gatehouse-hub pairing-code --event {service.EVENT} --checkpoint "{made.checkpoints[0]}"'
    )

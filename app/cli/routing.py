"""`signpost directory test`: whom a person is sent to, place by place and hour by hour."""

from pathlib import Path

import click

from app.cli.options import built_folder, explained, forms_folder, loaded
from app.referrals.routing_cases import read_routing_cases, try_routing_case


@click.command("test")
@forms_folder
@built_folder
def routing(*, forms: Path, built: Path) -> None:
    """Try every row of routing_cases.yaml: this place, this hour, these people."""
    router = loaded(forms, built).router
    with explained():
        table = read_routing_cases(forms)
    faults = [fault for case in table.cases for fault in try_routing_case(router, table, case)]
    for fault in faults:
        click.echo(str(fault), err=True)
    click.echo(f"{len(table.cases)} routing cases, {len(faults)} differences")
    if faults:
        raise click.ClickException("some cases came out otherwise")

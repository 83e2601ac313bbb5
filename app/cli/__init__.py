"""The `signpost` command: review, test and render content without a browser or a setting."""

import click

from app.cli.directory import directory
from app.cli.drafts import db, drafts
from app.cli.exchange import export_file, import_file
from app.cli.forms import forms
from app.cli.referral import referral
from app.cli.routing import routing
from app.cli.run import run
from app.cli.training import training
from app.cli.translations import translations


@click.group()
@click.version_option(package_name="signpost")
def main() -> None:
    """Signpost: from a worry about a child to the right referral."""


for command in (export_file, import_file, routing):
    directory.add_command(command)
for command in (db, directory, drafts, forms, referral, run, training, translations):
    main.add_command(command)

"""What runs Signpost for others keeps to what docs/running.md says of it."""

import configparser
import json
import re
import subprocess
import tomllib
from pathlib import Path
from typing import Any

import pytest
import yaml

from app.config import Settings

ROOT = Path(__file__).parents[2]
DEPLOY = ROOT / "deploy"
UNITS = ("signpost.service", "signpost-purge.service")


def instructions() -> list[tuple[str, str]]:
    """Return the Dockerfile's instructions, each with the rest of its lines."""
    text = re.sub(r"(?m)^#.*\n", "", (ROOT / "Dockerfile").read_text(encoding="utf-8"))
    lines = text.replace("\\\n", " ").splitlines()
    return [(line.split(None, 1)[0], line.split(None, 1)[1]) for line in lines if line.strip()]


def last_stage() -> list[tuple[str, str]]:
    every = instructions()
    begins = max(number for number, (what, _) in enumerate(every) if what == "FROM")
    return every[begins:]


def compose() -> dict[str, Any]:
    read: dict[str, Any] = yaml.safe_load((DEPLOY / "compose.yaml").read_text(encoding="utf-8"))
    return read


SERVICES: dict[str, dict[str, Any]] = compose()["services"]


def tracked() -> list[str]:
    done = subprocess.run(
        ["git", "ls-files"],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=False,
    )
    if done.returncode:
        pytest.skip("not a checkout of git")
    return done.stdout.splitlines()


def copied() -> list[str]:
    """Return what the Dockerfile takes from the checkout."""
    copies = [rest.split() for what, rest in instructions() if what == "COPY"]
    return [name for words in copies if "--from" not in words[0] for name in words[:-1]]


def test_all_that_the_image_takes_is_in_the_checkout_and_let_in() -> None:
    ignored = (ROOT / ".dockerignore").read_text(encoding="utf-8").splitlines()
    let_in = {line[1:] for line in ignored if line.startswith("!")}
    assert ignored[1] == "*"
    files = tracked()
    assert len(copied()) > 10
    for name in copied():
        assert any(file == name or file.startswith(f"{name}/") for file in files), name
        assert name in let_in or name.partition("/")[0] in let_in, name
    assert not let_in & {".", ".git", "deploy", "instance", "tests", "build", "node_modules"}


def test_what_the_image_is_made_with_is_held_to_its_hash() -> None:
    done = " ".join(rest for what, rest in instructions() if what == "RUN")
    assert "make ready" in done
    assert not re.search(r"curl|wget|pip install|npm install|https?:", done)
    assert not [rest for what, rest in instructions() if what == "ADD"]
    locked = (ROOT / "requirements" / "run.txt").read_text(encoding="utf-8")
    assert {"psycopg", "redis", "gunicorn"} <= set(re.findall(r"(?m)^([\w-]+)==", locked))


def test_the_image_runs_as_nobody_in_particular() -> None:
    last = last_stage()
    users = [rest for what, rest in last if what == "USER"]
    assert users == ["10001:10001"]
    after = last[last.index(("USER", users[0])) :]
    assert "RUN" not in [what for what, _ in after]
    (command,) = (rest for what, rest in last if what == "CMD")
    assert json.loads(command)[0] == "gunicorn"
    (health,) = (rest for what, rest in last if what == "HEALTHCHECK")
    assert "/healthz" in health
    assert isinstance(json.loads(health.partition("CMD ")[2]), list)


def test_no_setting_stands_in_the_image() -> None:
    written = " ".join(rest for what, rest in instructions() if what in {"ENV", "ARG"})
    assert not re.search(r"SIGNPOST_|DATABASE_URL|RATELIMIT", written)


@pytest.mark.parametrize("name", SERVICES)
def test_a_service_may_do_no_more_than_it_needs(name: str) -> None:
    service = SERVICES[name]
    assert service["read_only"] is True
    assert service["cap_drop"] == ["ALL"]
    assert service["security_opt"] == ["no-new-privileges:true"]
    assert int(service["user"].split(":")[0]) > 0
    assert service["ulimits"] == {"core": 0}
    assert service["mem_limit"] == service["memswap_limit"]
    assert not {"privileged", "cap_add", "devices", "pid", "network_mode"} & set(service)
    assert "docker.sock" not in json.dumps(service)


@pytest.mark.parametrize("name", SERVICES)
def test_an_image_has_a_tag_and_no_registry(name: str) -> None:
    image = re.sub(r"\$\{\w+:-(\w+)\}", r"\1", SERVICES[name]["image"])
    repository, _, tag = image.rpartition(":")
    assert tag
    assert tag != "latest"
    assert "." not in repository


def test_every_service_that_stays_is_watched_but_the_instances_by_their_image() -> None:
    watched = {name for name, each in SERVICES.items() if "test" in each.get("healthcheck", {})}
    assert watched == {"purge", "database", "limits", "nginx"}
    assert not any("healthcheck" in SERVICES[name] for name in ("signpost-1", "signpost-2"))


def test_no_secret_stands_in_the_file_of_services() -> None:
    text = re.sub(r"#.*", "", (DEPLOY / "compose.yaml").read_text(encoding="utf-8"))
    assert not re.search(r"(?i)(password|secret|token)\w*: *[\"']?[^\s\[{/]", text)
    assert "postgresql://" not in text
    for name, secret in compose()["secrets"].items():
        assert secret == {"file": f"secrets/{name}"}
    ignored = (ROOT / ".gitignore").read_text(encoding="utf-8").splitlines()
    assert "/deploy/secrets/" in ignored
    assert [file for file in tracked() if file.startswith("deploy/secrets/")] == []


def test_only_nginx_is_reached_and_nothing_else_reaches_out() -> None:
    networks = compose()["networks"]
    assert networks["inside"]["internal"] is True
    for name, service in SERVICES.items():
        if name == "nginx":
            assert {each.partition(":")[0] for each in service["ports"]} == {"80", "443"}
        else:
            assert "ports" not in service
            assert list(service["networks"]) == ["inside"]


def test_nginx_finds_each_instance_where_it_is() -> None:
    hosts = dict(each.split(":") for each in SERVICES["nginx"]["extra_hosts"])
    own = {
        name: SERVICES[name]["networks"]["inside"]["ipv4_address"]
        for name in ("signpost-1", "signpost-2")
    }
    assert hosts == own
    servers = re.findall(r"server (\S+):8000 ", (DEPLOY / "nginx.conf").read_text())
    assert servers == list(own)


def test_a_file_that_a_service_is_given_is_there() -> None:
    volumes = [each for service in SERVICES.values() for each in service.get("volumes", ())]
    given = [each.split(":")[0] for each in volumes if each.startswith("./")]
    assert len(given) == 2
    assert [each for each in given if not (DEPLOY / each).exists()] == []
    assert (DEPLOY / SERVICES["upgrade"]["build"]["context"]).resolve() == ROOT


def test_the_database_writes_no_statement_down() -> None:
    options = dict(each.split("=") for each in SERVICES["database"]["command"] if "=" in each)
    assert options["log_statement"] == "none"
    assert options["log_min_duration_statement"] == "-1"
    assert options["log_min_error_statement"] == "panic"
    assert options["log_error_verbosity"] == "terse"
    assert options["log_parameter_max_length"] == "0"
    assert options["log_parameter_max_length_on_error"] == "0"
    assert int(options["statement_timeout"].removesuffix("s")) <= 10


def unit(name: str) -> dict[str, list[str]]:
    """Return each line of a unit's service, by its name."""
    lines: dict[str, list[str]] = {}
    for line in (DEPLOY / name).read_text(encoding="utf-8").splitlines():
        if re.match(r"[A-Z]\w+=", line):
            lines.setdefault(line.partition("=")[0], []).append(line.partition("=")[2])
    return lines


@pytest.mark.parametrize("name", UNITS)
def test_a_unit_may_do_no_more_than_it_needs(name: str) -> None:
    lines = unit(name)
    yes = ["NoNewPrivileges", "PrivateTmp", "PrivateDevices", "ProtectHome", "DynamicUser"]
    assert [each for each in yes if lines.get(each) != ["yes"]] == []
    assert lines["ProtectSystem"] == ["strict"]
    assert lines["CapabilityBoundingSet"] == [""]
    assert lines["MemorySwapMax"] == ["0"]
    assert lines["LimitCORE"] == ["0"]
    assert not [line for line in lines["Environment"] if "SECRET" in line]


def test_the_units_agree_and_start_what_there_is() -> None:
    with (ROOT / "pyproject.toml").open("rb") as opened:
        scripts = tomllib.load(opened)["project"]["scripts"]
    service, purge = (unit(name) for name in UNITS)
    for same in ("User", "StateDirectory", "WorkingDirectory"):
        assert service[same] == purge[same]
    assert service["Environment"][0] == purge["Environment"][0]
    started = [line.split()[0] for each in (service, purge) for line in each["ExecStart"]]
    assert [Path(each).name for each in started] == ["gunicorn", "signpost"]
    assert "signpost" in scripts
    timer = configparser.ConfigParser(strict=False)
    timer.read(DEPLOY / "signpost-purge.timer")
    assert timer["Timer"]["OnUnitActiveSec"] == "5min"


def test_a_stop_waits_for_those_who_have_just_pressed() -> None:
    said = (ROOT / "gunicorn.conf.py").read_text(encoding="utf-8")
    graceful = int(re.findall(r"(?m)^graceful_timeout = (\d+)", said)[0])
    assert int(unit("signpost.service")["TimeoutStopSec"][0]) > graceful
    for name in ("signpost-1", "signpost-2"):
        assert int(SERVICES[name]["stop_grace_period"].removesuffix("s")) > graceful


def test_each_setting_stands_in_the_readme() -> None:
    said = (ROOT / "README.md").read_text(encoding="utf-8")
    names = [
        str(each.validation_alias or f"SIGNPOST_{name.upper()}")
        for name, each in Settings.model_fields.items()
    ]
    assert [name for name in names if f"`{name}`" not in said] == []


@pytest.mark.parametrize("guide", ["running", "retention", "threat-model", "dpia"])
def test_a_guide_speaks_of_files_and_tests_that_are_there(guide: str) -> None:
    text = (ROOT / "docs" / f"{guide}.md").read_text(encoding="utf-8")
    files = re.findall(r"`((?:app|deploy|docs|forms|tests|scripts)/[\w./-]+\w)`", text)
    files += [f"docs/{each}" for each in re.findall(r"\]\((?!https?:|#)([\w./-]+)", text)]
    assert files
    assert [each for each in files if not (ROOT / each).exists()] == []
    tests = "".join(each.read_text() for each in (ROOT / "tests").rglob("test_*.py"))
    named = re.findall(r"`(test_\w+)`", text)
    assert [each for each in named if f"def {each}(" not in tests] == []

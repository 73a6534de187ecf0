"""An application over the tiny content, and one that takes changes; new for each test."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest
from flask import Flask
from flask.testing import FlaskClient

from noticegraph.content import Content
from noticegraph.dataset import Dataset, load_dataset
from noticegraph.embedded import EmbeddedEngine
from noticegraph.http import create_app
from noticegraph.http.write_access import Gate, WriteToken

TOKEN = "the-token-of-these-tests"
TINY = Path(__file__).parent.parent / "tiny_content"


@pytest.fixture
def content(tmp_path: Path) -> Content:
    root = tmp_path / "content"
    shutil.copytree(TINY, root)
    return Content(root)


@pytest.fixture
def app(content: Content) -> Flask:
    return create_app(load_dataset(content), content=content)


@pytest.fixture
def client(app: Flask) -> FlaskClient:
    return app.test_client()


@pytest.fixture
def writable_app(content: Content) -> Flask:
    """An empty dataset that takes changes from whoever has the token, up to a MiB at a time."""
    engine = EmbeddedEngine(revision="start")
    gate = Gate(WriteToken(TOKEN), max_data_body=2**20)
    return create_app(Dataset(engine, (), ()), content=content, gate=gate)


@pytest.fixture
def reader(writable_app: Flask) -> FlaskClient:
    """A client of it that has no token."""
    return writable_app.test_client()


@pytest.fixture
def writer(writable_app: Flask) -> FlaskClient:
    """A client of it that has the token."""
    client = writable_app.test_client()
    client.environ_base["HTTP_AUTHORIZATION"] = f"Bearer {TOKEN}"
    return client

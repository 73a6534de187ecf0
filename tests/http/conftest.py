"""An application over the tiny content, new for each test."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest
from flask import Flask
from flask.testing import FlaskClient

from noticegraph.content import Content
from noticegraph.dataset import load_dataset
from noticegraph.http import create_app

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

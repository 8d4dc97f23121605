"""What reads the response to a create is imported before the create is sent."""

import subprocess
import sys

import pytest

CODE = """
import asyncio, sys
import httpx
from reelkit import AsyncClient, Client

loaded = set()

def answer(request):
    loaded.update(sys.modules)
    usage = {"usage": {"credits_used": 5}}
    return httpx.Response(200, json={"id": "x:y/z", "status": "queued", "video": None, "error": None, "meta": usage})

options = {"base_url": "https://api.example.com", "transport": httpx.MockTransport(answer)}
request = {"model": "pixverse/v5/text-to-video", "prompt": "a red fox", "duration": 5}

async def submit():
    async with AsyncClient("a-key-of-the-tests", **options) as client:
        await client.submit(request)

if sys.argv[1] == "async":
    asyncio.run(submit())
else:
    Client("a-key-of-the-tests", **options).submit(request)
print(*sorted(name for name in set(sys.modules) - loaded if name.startswith("reelkit")))
"""


@pytest.mark.slow
@pytest.mark.parametrize("kind", ["sync", "async"])
def test_nothing_is_imported_between_a_create_and_its_id(kind: str) -> None:
    """An import may fail by then, such as during an update of the package, and the id would be lost."""
    command = [sys.executable, "-c", CODE, kind]
    done = subprocess.run(command, capture_output=True, text=True, timeout=60, check=False)

    assert (done.stdout.split(), done.stderr) == ([], "")

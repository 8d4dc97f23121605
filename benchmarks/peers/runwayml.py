"""runwayml: text_to_video.create, then wait_for_task_output."""

from pathlib import Path

from runwayml import RunwayML

from .program import JOB, KEY, PROMPT, TIMEOUT, Question, Sdk, noted, run


def connect(base_url: str) -> RunwayML:
    return RunwayML(api_key=KEY, base_url=base_url, timeout=TIMEOUT)


def make(client: RunwayML) -> str:
    task = client.text_to_video.create(model="veo3.1", prompt_text=PROMPT, ratio="1280:720", duration=8)
    return task.wait_for_task_output().output[0]


def resume(base_url: str, folder: Path) -> str:
    client = connect(base_url)

    def create() -> str:
        return client.text_to_video.create(model="veo3.1", prompt_text=PROMPT, ratio="1280:720", duration=8).id

    return client.tasks.retrieve(noted(folder, create)).wait_for_task_output().output[0]


def ask(client: RunwayML) -> Question:
    return lambda: client.tasks.retrieve(JOB)


if __name__ == "__main__":
    run(Sdk(connect, make, ask, resume=resume))

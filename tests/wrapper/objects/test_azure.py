"""What is particular to Azure: where the account and the credentials are found."""

import pytest

from reelkit._objects.azure import Azure
from reelkit._objects.stores import StoreFailed

SECRET = "c3dvcmRmaXNo"


@pytest.fixture(autouse=True)
def no_account(monkeypatch: pytest.MonkeyPatch) -> None:
    """Without the variables of this machine."""
    for name in ("ACCOUNT", "KEY", "SAS_TOKEN", "CONNECTION_STRING"):
        monkeypatch.delenv(f"AZURE_STORAGE_{name}", raising=False)


@pytest.mark.parametrize(
    "variables",
    [
        {"AZURE_STORAGE_ACCOUNT": "foxes"},
        {"AZURE_STORAGE_ACCOUNT": "foxes", "AZURE_STORAGE_KEY": SECRET},
        {"AZURE_STORAGE_ACCOUNT": "foxes", "AZURE_STORAGE_SAS_TOKEN": f"sv=1&sig={SECRET}"},
        {"AZURE_STORAGE_CONNECTION_STRING": f"AccountName=foxes;AccountKey={SECRET};EndpointSuffix=core.windows.net"},
    ],
)
def test_the_variables_of_the_az_command_name_the_account(
    monkeypatch: pytest.MonkeyPatch, variables: dict[str, str]
) -> None:
    """Without a key the credentials of the machine or of `az login` are used."""
    for name, value in variables.items():
        monkeypatch.setenv(name, value)

    assert Azure()._client.primary_hostname == "foxes.blob.core.windows.net"


@pytest.mark.parametrize("text", ["", SECRET])
def test_an_account_that_is_not_named_is_an_error(monkeypatch: pytest.MonkeyPatch, text: str) -> None:
    """It names the variable, and not its content."""
    monkeypatch.setenv("AZURE_STORAGE_CONNECTION_STRING", text)

    with pytest.raises(StoreFailed, match="AZURE_STORAGE_CONNECTION_STRING") as caught:
        Azure()

    assert SECRET not in str(caught.value)

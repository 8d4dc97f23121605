"""reelkit: the kit for AIML API's asynchronous video service."""

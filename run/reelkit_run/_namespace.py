"""Runs a program in a network of its own: started as a script, inside the process that becomes the program.

It needs the standard library alone, so that Python starts it with `-I -S`, in little time and without any hook.
"""

import ctypes
import fcntl
import json
import os
import signal
import socket
import struct
import sys
from collections.abc import Sequence
from pathlib import Path

NEW_MOUNTS, NEW_USER, NEW_NETWORK = 0x00020000, 0x10000000, 0x40000000  # CLONE_NEW... of sched.h
BIND, RECURSIVE, PRIVATE = 4096, 16384, 1 << 18  # MS_... of sys/mount.h
GET_FLAGS, SET_FLAGS, UP = 0x8913, 0x8914, 1  # SIOCGIFFLAGS, SIOCSIFFLAGS, IFF_UP
BACKLOG = 1024
LIBRARY = ctypes.CDLL(None, use_errno=True)


def main(control: socket.socket) -> None:
    """Enter the namespaces, hand out the listening sockets, wait for the program to run, and become it."""
    if signal.getsignal(signal.SIGINT) is not signal.SIG_IGN:
        signal.signal(signal.SIGINT, signal.SIG_DFL)  # Ctrl-C now ends this process without a traceback
    signal.signal(signal.SIGPIPE, signal.SIG_DFL)  # Python ignores it, and the program would as well
    control.set_inheritable(False)  # it is closed when this becomes the program
    with control, control.makefile("r", encoding="utf-8") as lines:
        asked = json.loads(lines.readline())
        step = "a user, mount and network namespace of its own"
        try:
            enter()
            step = "loopback"
            start_loopback()
            step = "files mounted over those of the system"
            mount(asked["mounts"])
            step = "ports"
            listening = [socket.create_server(("127.0.0.1", port), backlog=BACKLOG) for port in asked["ports"]]
        except OSError as error:
            control.sendall(f"{step} ({error.strerror})".encode())
            return
        socket.send_fds(control, [b"ready"], [each.fileno() for each in listening])
        for each in listening:
            each.close()  # the program must not hold them
        started = json.loads(lines.readline() or "null")
        if started is None:  # reelkit has ended
            return
        command = started["command"]
        try:
            os.execvpe(command[0], command, started["environment"])
        except OSError as error:
            control.sendall(json.dumps([error.errno, error.strerror]).encode())


def enter() -> None:
    """Enter new namespaces. Without privileges that takes a user namespace, in which the user stays the same."""
    user, group = os.geteuid(), os.getegid()
    if LIBRARY.unshare(NEW_MOUNTS | NEW_NETWORK) != 0:
        check(LIBRARY.unshare(NEW_USER | NEW_MOUNTS | NEW_NETWORK))
        write("/proc/self/setgroups", "deny")
        write("/proc/self/uid_map", f"{user} {user} 1")
        write("/proc/self/gid_map", f"{group} {group} 1")
    check(LIBRARY.mount(None, b"/", None, RECURSIVE | PRIVATE, None))  # what is mounted here is seen here alone


def start_loopback() -> None:
    """Start the one network device that there is."""
    with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as any_socket:
        request = struct.pack("16sh14x", b"lo", 0)
        flags = struct.unpack("16sh14x", fcntl.ioctl(any_socket, GET_FLAGS, request))[1]
        fcntl.ioctl(any_socket, SET_FLAGS, struct.pack("16sh14x", b"lo", flags | UP))


def mount(pairs: Sequence[Sequence[str]]) -> None:
    """Mount each file over another."""
    for source, target in pairs:
        check(LIBRARY.mount(os.fsencode(source), os.fsencode(target), None, BIND, None))


def write(path: str, text: str) -> None:
    Path(path).write_text(text, encoding="ascii")


def check(result: int) -> None:
    if result != 0:
        number = ctypes.get_errno()
        raise OSError(number, os.strerror(number))


if __name__ == "__main__":
    main(socket.socket(fileno=int(sys.argv[1])))

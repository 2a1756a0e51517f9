"""What all tests stand on."""

import signal

if signal.getsignal(signal.SIGINT) is signal.SIG_IGN:  # as in the background of a script: children would ignore Ctrl-C too
    signal.signal(signal.SIGINT, signal.default_int_handler)

"""Runs named checks one after the other and prints `ok NAME` or `not ok NAME: WHY` for each."""
import sys
import time
import traceback


def run(checks):
    code = 0
    for name, check in checks:
        try:
            check()
            print(f'ok {name}', flush=True)
        except Exception as error:
            code = 1
            where = traceback.extract_tb(error.__traceback__)[-1]
            text = f'{type(error).__name__} at {where.name}:{where.lineno}: {error}'.replace('\n', ' | ')
            print(f'not ok {name}: {text}', flush=True)
    sys.exit(code)


def equal(got, wanted, what=''):
    assert got == wanted, f'{what} {got!r}, not {wanted!r}'


def until(ask, what, limit=60):
    deadline = time.monotonic() + limit
    while not (answer := ask()):
        assert time.monotonic() < deadline, f'waited in vain for {what}'
        time.sleep(0.05)
    return answer

"""What a judge does, one operation after the other; each ends in one line of JSON, and a failure ends none of the others."""

import json
import os
import sys
import time
import traceback
import warnings

warnings.filterwarnings("ignore")
os.environ["MLFLOW_ENABLE_ASYNC_LOGGING"] = "false"

CHOSEN = [group for group in os.environ.get("ONLY", "").split(",") if group]


def operation(name):
    """`name` is "<group>: <what>"; ONLY names the groups to run, all when it is empty."""

    def run(action):
        if CHOSEN and name.split(":")[0] not in CHOSEN:
            return action
        began = time.time()
        outcome = {"operation": name}
        try:
            said = action()
            outcome["said"] = "" if said is None else str(said)[:400]
        except Exception as error:
            outcome["failed"] = f"{type(error).__name__}: {error}"[:600]
            if os.environ.get("VERBOSE"):
                traceback.print_exc(file=sys.stderr)
        outcome["seconds"] = round(time.time() - began, 2)
        print(f"JUDGED {json.dumps(outcome)}", flush=True)
        return action

    return run


def expect(condition, what):
    if not condition:
        raise AssertionError(what)

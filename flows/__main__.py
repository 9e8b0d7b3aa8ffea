"""The program `python -m flows READY`: see `flows.serve`."""

import asyncio
import sys
from pathlib import Path

from flows.serve import serve

asyncio.run(serve(Path(sys.argv[1])))

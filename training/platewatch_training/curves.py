"""Keep a run's log and draw its loss curve: RUN/log.csv -> runs/NAME/log.csv and curve.svg.

    python -m platewatch_training.curves --run RUN --out runs/reader-a --columns text state
"""
import argparse
import csv
import shutil
from pathlib import Path

import matplotlib

matplotlib.use("svg")
import matplotlib.pyplot as plt  # noqa: E402


def draw(run, out, columns):
    out.mkdir(parents=True, exist_ok=True)
    with open(run / "log.csv", newline="") as file:
        rows = [[float(v) for v in row] for row in csv.reader(file)]
    with open(out / "log.csv", "w", newline="") as file:
        table = csv.writer(file)
        table.writerow(["step", "examples"] + columns + (["strength"] if len(rows[0]) > len(columns) + 3 else []) + ["seconds"])
        table.writerows([[f"{v:g}" for v in row] for row in rows])
    if (run / "validation.csv").exists():
        shutil.copy(run / "validation.csv", out / "validation.csv")
    plt.rcParams["svg.hashsalt"] = "platewatch"
    figure, axes = plt.subplots(figsize=(7, 3.2))
    for i, name in enumerate(columns):
        axes.plot([r[1] for r in rows], [r[2 + i] for r in rows], label=name, linewidth=1)
    axes.set(xlabel="examples seen", ylabel="loss", yscale="log", title=out.name)
    axes.grid(alpha=.3)
    axes.legend()
    figure.savefig(out / "curve.svg", bbox_inches="tight", metadata={"Date": None})


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--run", type=Path, required=True)
    parser.add_argument("--out", type=Path, required=True)
    parser.add_argument("--columns", nargs="+", default=["text", "state"])
    args = parser.parse_args()
    draw(args.run, args.out, args.columns)

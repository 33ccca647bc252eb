"""What both trainings share: learning rate, weight average, averaged gradients of several processes, checkpoints."""
import copy
import math
import os

import torch
import torch.distributed as dist


def cosine(step, steps, peak, warmup):
    if step < warmup:
        return peak * (step + 1) / warmup
    return peak * (.02 + .98 * .5 * (1 + math.cos(math.pi * (step - warmup) / max(steps - warmup, 1))))


class Average:
    """Exponential moving average of a net's weights and statistics: this copy is what gets scored and shipped."""

    def __init__(self, net, decay):
        self.net, self.decay, self.count = copy.deepcopy(net).eval(), decay, 0

    @torch.no_grad()
    def update(self, net):
        self.count += 1
        decay = min(self.decay, (1 + self.count) / (10 + self.count))
        for mine, theirs in zip(self.net.state_dict().values(), net.state_dict().values()):
            mine.lerp_(theirs, 1 - decay) if mine.dtype.is_floating_point else mine.copy_(theirs)


class Parallel:
    """Several processes with one gradient (gloo); nothing to do for one process."""

    def __init__(self, rank, procs, out):
        self.procs = procs
        if procs > 1:
            os.environ.setdefault("GLOO_SOCKET_IFNAME", "lo")
            dist.init_process_group("gloo", init_method=f"file://{out.resolve()}/rendezvous-{os.getppid()}", rank=rank, world_size=procs)

    def average_gradients(self, net):
        if self.procs == 1:
            return
        gradients = [p.grad for p in net.parameters() if p.grad is not None]
        flat = torch.cat([g.reshape(-1) for g in gradients])
        dist.all_reduce(flat)
        flat /= self.procs
        offset = 0
        for g in gradients:
            g.copy_(flat[offset:offset + g.numel()].view_as(g))
            offset += g.numel()


def save_run(out, net, average, optimiser, step):
    part = out / "last.part"
    torch.save({"net": net.state_dict(), "average": average.net.state_dict(), "count": average.count,
                "optimiser": optimiser.state_dict(), "step": step}, part)
    part.replace(out / "last.pt")


def load_run(out, net, average, optimiser, start):
    """Resume from out/last.pt, or begin with the averaged weights of `start`; gives the step to go on from."""
    if (out / "last.pt").exists():
        saved = torch.load(out / "last.pt", weights_only=True)
        net.load_state_dict(saved["net"])
        average.net.load_state_dict(saved["average"])
        average.count = saved["count"]
        optimiser.load_state_dict(saved["optimiser"])
        return saved["step"]
    if start:
        weights = torch.load(start, weights_only=True)["average"]
        net.load_state_dict(weights)
        average.net.load_state_dict(weights)
        average.count = 1000
    return 0

"""torch.fx's side of the measurement of rewriting; the graphs are those of RewriteCost.java.

Prints a line for each case: shape, nodes, matches, milliseconds of replace_pattern, milliseconds of
the recompilation that is part of it.
"""

import copy
import operator
import sys
import time

import torch.fx as fx
from torch.fx.subgraph_rewriter import replace_pattern


def fma(a, b, c):
    return a * b + c


fx.wrap("fma")


def pattern(a, b, c):
    return a * b + c


def replacement(a, b, c):
    return fma(a, b, c)


def graph(nodes, matches, serial):
    g = fx.Graph()
    x, a, b = (g.placeholder(name) for name in "xab")
    ends, last = [], x
    for i in range(matches):
        y = last if serial else x
        y = g.create_node("call_function", operator.mul, (y, a), {}, f"mul_{i}")
        y = g.create_node("call_function", operator.add, (y, b), {}, f"add_{i}")
        for j in range(nodes // matches - 2):
            y = g.create_node("call_function", operator.neg, (y,), {}, f"neg_{i}_{j}")
        last = y
        ends.append(y)
    g.output(last if serial else tuple(ends))
    return g


def milliseconds(nodes, matches, serial, rounds):
    base = graph(nodes, matches, serial)
    whole, recompiling = [], []
    for _ in range(rounds):
        module = fx.GraphModule({}, copy.deepcopy(base))
        start = time.perf_counter()
        found = len(replace_pattern(module, pattern, replacement))
        whole.append(time.perf_counter() - start)
        assert found == matches, found
        start = time.perf_counter()
        module.recompile()
        recompiling.append(time.perf_counter() - start)
    return min(whole) * 1000, min(recompiling) * 1000


def main():
    sys.setrecursionlimit(10**6)
    for serial in (False, True):
        for nodes in (100, 1_000, 10_000, 100_000):
            if serial and nodes > 10_000:
                continue
            rounds = 5 if nodes <= 10_000 else 2
            whole, recompiling = milliseconds(nodes, nodes // 10, serial, 1 if serial and nodes > 1_000 else rounds)
            print("serial" if serial else "wide", nodes, nodes // 10, f"{whole:.3f}", f"{recompiling:.3f}", flush=True)


main()

"""Golden values of packages/numerics, from scipy. usage: python3 tools/golden/distributions.py

Prints the JSON that packages/numerics/src/distributions.golden.json holds (scipy 1.17.1, numpy 2).
"""
import json

import numpy as np
import scipy
from scipy import special, stats

us = [1e-9, 0.001, 0.025, 0.2, 0.5, 0.77, 0.975, 0.999, 1 - 1e-9]
means = [0.01, 0.7, 5, 29.5, 30.5, 250, 12345.6]
binomials = [[1, 0.3], [10, 0.5], [40, 0.9], [1000, 0.001], [1000, 0.4], [100000, 0.97]]
negatives = [[0.5, 0.3], [8, 2], [29, 100], [31, 0.4], [5000, 7]]
gammas = [[0.05, 1], [0.5, 2], [1, 3], [2.5, 0.1], [40, 1], [10000, 5]]
out = {
    "scipy": scipy.__version__,
    "numpy": np.__version__,
    "u": us,
    "normal": [float(special.ndtri(u)) for u in us],
    "poisson": [[m, [int(stats.poisson.ppf(u, m)) for u in us]] for m in means],
    "binomial": [[n, p, [int(stats.binom.ppf(u, n, p)) for u in us]] for n, p in binomials],
    "negativeBinomial": [[m, k, [int(stats.nbinom.ppf(u, k, k / (k + m))) for u in us]] for m, k in negatives],
    "gamma": [[a, s, [float(special.gammaincinv(a, u) * s) for u in us]] for a, s in gammas],
    "logGamma": [[x, float(special.gammaln(x))] for x in (1e-5, 0.1, 0.5, 1.5, 3, 12.25, 170, 1e6)],
    "gammaCdf": [[x, a, float(special.gammainc(a, x))] for x, a in ((0.1, 0.5), (1, 1), (3, 10), (12, 10), (900, 1000), (1100, 1000))],
    "betaCdf": [[x, a, b, float(special.betainc(a, b, x))] for x, a, b in ((0.2, 0.5, 0.5), (0.5, 2, 3), (0.9, 10, 2), (0.31, 300, 700))],
}
print(json.dumps(out))

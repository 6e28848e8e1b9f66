"""Golden values of packages/numerics least squares and quantiles, from numpy.

usage: python3 tools/golden/linear-algebra.py > packages/numerics/src/linear-algebra.golden.json
The design is exact in decimal, so no random numbers are needed.
"""
import json

import numpy as np

n = 12
t = np.arange(n)
x = np.column_stack([np.ones(n), t, t**2 / 10, np.cos(t)]).round(6)
y = (3 + 0.5 * t - 0.2 * t**2 + np.sin(3 * t)).round(6)
b, rss, _, _ = np.linalg.lstsq(x, y, rcond=None)
s = x.T @ x
sample = [3.5, -1, 2, 8.25, 0, 7, 7, -4.5]
print(json.dumps({
    "numpy": np.__version__,
    "design": x.T.tolist(), "outcome": y.tolist(), "coefficients": b.tolist(), "rss": float(rss[0]),
    "gramCholesky": np.linalg.cholesky(s).T.tolist(), "gramSolution": np.linalg.solve(s, np.arange(1, 5)).tolist(),
    "sample": sample, "probabilities": [0, 0.1, 0.25, 0.5, 0.8, 1], "quantiles": np.quantile(sample, [0, 0.1, 0.25, 0.5, 0.8, 1]).tolist(),
}))

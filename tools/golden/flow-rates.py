"""Golden values of packages/engines/src/flow, from numpy and scipy.

usage: python3 tools/golden/flow-rates.py > packages/engines/src/flow/flow-rates.golden.json
Rates: the mode of a penalised Poisson likelihood, found by a general minimiser, and the inverse of its exact second derivatives.
Shocks: the joint normal density of an autoregression seen through noise, and its last state given the months seen, by dense matrices.
"""
import json

import numpy as np
from scipy.optimize import minimize

levels, spread = [3, 2], [0.7, 0.5]
codes = [[0, 0, 1, 1, 2, 2, 2], [0, 1, 0, 1, 0, 1, 1]]
exposure = [120.0, 80.5, 300.0, 40.0, 15.0, 60.0, 9.5]
events = [12.0, 3.0, 21.0, 1.0, 4.0, 6.5, 0.0]
x = np.zeros((7, 6))
x[:, 0] = 1
for i in range(7):
    x[i, 1 + codes[0][i]] = 1
    x[i, 4 + codes[1][i]] = 1
penalty = np.array([0] + [1 / 0.49] * 3 + [4] * 2)
n, y = np.array(exposure), np.array(events)


def loss(b):
    return float(np.sum(n * np.exp(x @ b) - y * (x @ b)) + penalty @ b**2 / 2)


def slope(b):
    return x.T @ (n * np.exp(x @ b) - y) + penalty * b


def curve(b):
    return x.T @ ((n * np.exp(x @ b))[:, None] * x) + np.diag(penalty)


start = np.array([np.log(y.sum() / n.sum())] + [0.0] * 5)
mode = minimize(loss, start, jac=slope, hess=curve, method="trust-exact", options={"gtol": 1e-12}).x
for _ in range(3):
    mode = mode - np.linalg.solve(curve(mode), slope(mode))

observed = [52, 61, -1, 70, 66, 55, 49, 58, 63, -1, -1, 80, 77, 69, -1, -1]
expected = [50, 55, 60, 62, 60, 58, 55, 54, 60, 61, 62, 63, 60, 58, 57, 56]
persistences = [0.5, 0.7, 0.8, 0.9, 0.95]
deviations = [0, 0.01, 0.02, 0.03, 0.04, 0.06, 0.08, 0.1, 0.13, 0.16, 0.2, 0.25, 0.3]
seen = [t for t, v in enumerate(observed) if v >= 0]
z = np.array([np.log(observed[t] / expected[t]) for t in seen])
noise = np.diag([1 / expected[t] for t in seen])
last = seen[-1]
best = None
for rho in persistences:
    for sd in deviations:
        lag = np.abs(np.subtract.outer(seen, seen))
        state = sd**2 * rho**lag
        cov = state + noise
        value = -(np.linalg.slogdet(cov)[1] + z @ np.linalg.solve(cov, z)) / 2
        if best is None or value > best["likelihood"] + 1e-9:
            with_last = sd**2 * rho ** np.abs(np.array(seen) - last)
            best = {
                "persistence": rho, "deviation": sd, "likelihood": float(value),
                "mean": float(with_last @ np.linalg.solve(cov, z)),
                "variance": float(sd**2 - with_last @ np.linalg.solve(cov, with_last)),
            }
print(json.dumps({
    "numpy": np.__version__,
    "rates": {
        "levels": levels, "spread": spread, "codes": codes, "exposure": exposure, "events": events,
        "coefficients": mode.tolist(), "covariance": np.linalg.inv(curve(mode)).tolist(),
    },
    "shocks": {"observed": observed, "expected": expected, "behind": len(observed) - 1 - last, **best},
}))

"""Seeded cases with a known truth for packages/engines effects: selection, timing, hidden bias.

usage: python3 tools/golden/seeded-effects.py FOLDER [repetitions]
then:  Rscript tools/golden/seeded-effects.R FOLDER > packages/engines/src/effects/seeded-effects.golden.json
Random numbers are those of packages/numerics/src/random.ts; variables use streams 1, 2, ... in the order named; repetition r
of case number c uses seed 1000 c + r. Truths are exact recursions. Needs numpy and scipy.
"""
import json, os, sys
import numpy as np
from scipy.special import ndtri

U32 = np.uint32


def mix(x):
    x = np.asarray(x, dtype=U32).copy()
    with np.errstate(over="ignore"):
        x ^= x >> U32(16); x *= U32(0x7FEB352D); x ^= x >> U32(15); x *= U32(0x846CA68B); x ^= x >> U32(16)
    return x


def u(seed, stream, n):
    with np.errstate(over="ignore"):
        h = mix(mix(U32(seed) + U32(0x9E3779B9)) + U32(stream)); g = mix(h ^ U32(0x85EBCA6B))
        i = np.arange(n, dtype=U32)
        w = [mix(mix(U32(2) * i + U32(k) + h) ^ g) >> U32(6) for k in (0, 1)]
    return (w[0].astype("f8") * 67108864.0 + w[1] + 0.5) / 4503599627370496.0


def z(seed, stream, n):
    return ndtri(u(seed, stream, n))


def cat(uu, p):
    return np.searchsorted(np.cumsum(p)[:-1], uu, side="right")


expit = lambda v: 1 / (1 + np.exp(-v))
truth = {}


# ---- case 1/2: confounded selection, constant effect 20 days / null effect; the outcome has a square term
#      and an interaction that a main-effects regression misses, while the selection model is main-effects logistic
def c1(seed, n=2000, effect=20.0):
    z1, z2 = z(seed, 1, n), z(seed, 2, n)
    b1, b2 = (u(seed, 3, n) < .4) * 1.0, (u(seed, 4, n) < .2) * 1.0
    d = (u(seed, 5, n) < expit(-1.5 + .5 * z1 - .4 * z2 + .6 * b1 - .5 * b2)) * 1.0
    y = 120 + 15 * z1 - 10 * z2 + 20 * b1 - 25 * b2 + 8 * z1 * z1 + 6 * z1 * z2 + effect * d + 40 * z(seed, 6, n)
    return dict(z1=z1, z2=z2, b1=b1, b2=b2, d=d, y=y)


truth["c1"] = dict(ATT=20.0); truth["c2"] = dict(ATT=0.0)

# ---- case 4: dynamic timing.  Month t = 1,2,..: at its start an unemployed not yet treated person starts the
#      programme with probability g(x,t); then leaves to a job in the month with probability h(x,t) * f(months since start)
TMAX = 60
PX = [.5, .3, .2]
g4 = lambda x, t: np.where(t >= 2, np.array([.02, .05, .08])[x], 0.0)
h4 = lambda x, t: np.array([.16, .09, .05])[x] * np.exp(-.03 * (t - 1))
F4 = {"null": lambda k: np.ones_like(k, dtype=float), "lockin": lambda k: np.where(k < 3, .6, 1.6)}   # k = 0 in the start month


def c4(seed, kind, n=5000):
    x = cat(u(seed, 1, n), PX)
    inflow = np.floor(36 * u(seed, 2, n)).astype(int)          # calendar month of entry 0..35; data end = month 48
    cens = 48 - inflow                                          # months observed
    start = np.zeros(n, int); exit_ = np.zeros(n, int)
    for t in range(1, TMAX + 1):
        ug, uh = u(seed, 100 + t, n), u(seed, 200 + t, n)
        live = exit_ == 0
        start[live & (start == 0) & (ug < g4(x, t))] = t
        h = h4(x, t) * np.where(start > 0, F4[kind](t - start), 1.0)
        exit_[live & (uh < h)] = t
    event = (exit_ > 0) & (exit_ <= cens)
    dur = np.where(event, exit_, cens)
    start = np.where((start > 0) & (start <= dur), start, 0)
    return dict(x=x, start=start, dur=dur, event=event * 1)


def truth4(kind, us=range(2, 13), ks=(3, 6, 12)):
    f = F4[kind]
    x = np.arange(3)
    # unemployed and untreated at the start of month t
    S = np.array(PX, float); Su = {}
    for t in range(1, TMAX):
        Su[t] = S.copy(); S = S * (1 - g4(x, t)) * (1 - h4(x, t))
    res = {}
    for k in ks:
        num = {"wait": 0.0, "never": 0.0}; den = 0.0
        for u0 in us:
            w = Su[u0] * g4(x, u0)
            s1 = np.ones(3); sn = np.ones(3)                     # treated at u0; never treated
            wa = {0: np.ones(3)}                                 # waiting: key 0 = untreated, key s = started in month s
            for t in range(u0, u0 + k):
                s1 = s1 * (1 - h4(x, t) * f(np.array(t - u0))); sn = sn * (1 - h4(x, t))
                if t > u0:
                    wa[t] = wa[0] * g4(x, t); wa[0] = wa[0] * (1 - g4(x, t))
                for s in list(wa):
                    wa[s] = wa[s] * (1 - h4(x, t) * (f(np.array(t - s)) if s else 1.0))
            sw = sum(wa.values())
            num["wait"] += float(w @ (sw - s1)); num["never"] += float(w @ (sn - s1)); den += float(w.sum())
        res[f"job_within_{k}_vs_waiting"] = num["wait"] / den; res[f"job_within_{k}_vs_never"] = num["never"] / den
    return res


truth["c4_null"] = truth4("null"); truth["c4_lockin"] = truth4("lockin")


# ---- case 9: hidden bias of known size, no effect
def c9(seed, n=400, gamma=2.0):
    u1, u2 = (u(seed, 1, n) < .5) * 1, (u(seed, 2, n) < .5) * 1
    first = u(seed, 3, n) < gamma ** u1 / (gamma ** u1 + gamma ** u2)
    y1, y2 = 1.5 * u1 + z(seed, 4, n), 1.5 * u2 + z(seed, 5, n)
    return dict(yt=np.where(first, y1, y2), yc=np.where(first, y2, y1))


truth["c9"] = dict(effect=0.0, gamma=2.0)


CASES = {"c1": (1, c1, {}), "c2": (2, c1, dict(effect=0.0)), "c4_null": (4, c4, dict(kind="null")), "c4_lockin": (5, c4, dict(kind="lockin")), "c9": (10, c9, {})}

if __name__ == "__main__":
    out, reps = sys.argv[1], int(sys.argv[2]) if len(sys.argv) > 2 else 200
    os.makedirs(out, exist_ok=True)
    man = {}
    for name, (no, f, kw) in CASES.items():
        blocks = [f(1000 * no + r, **kw) for r in range(reps)]
        cols = list(blocks[0])
        np.stack([np.stack([np.asarray(b[c], "f8") for c in cols]) for b in blocks]).astype("<f8").tofile(f"{out}/{name}.bin")
        man[name] = dict(reps=reps, cols=cols, n=len(blocks[0][cols[0]]), first_row=[float(blocks[0][c][0]) for c in cols],
                         sums_rep0=[float(np.sum(blocks[0][c], dtype="f8")) for c in cols])
    json.dump(dict(manifest=man, truth=truth), open(f"{out}/truth.json", "w"), indent=1)

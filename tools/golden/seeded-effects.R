# Reference estimators on the seeded cases of tools/golden/seeded-effects.py.
#
# usage: Rscript tools/golden/seeded-effects.R FOLDER > packages/engines/src/effects/seeded-effects.golden.json
# Debian packages: r-base-core r-cran-matching r-cran-survival r-cran-jsonlite
# For each estimator: mean estimate, sd over repetitions, mean standard error, coverage of the 95 % interval, rejection rate of
# no effect, and the values of repetition 0, so that one run can be checked to many digits.
suppressPackageStartupMessages({library(jsonlite); library(Matching); library(survival)})
DIR <- commandArgs(TRUE)[1]
J <- fromJSON(file.path(DIR, "truth.json")); man <- J$manifest; tr <- J$truth; res <- list()
load_case <- function(cn) { m <- man[[cn]]; x <- readBin(file.path(DIR, paste0(cn, ".bin")), "double", m$n * length(m$cols) * m$reps)
  dim(x) <- c(m$n, length(m$cols), m$reps); lapply(seq_len(m$reps), function(r) { d <- as.data.frame(x[, , r]); names(d) <- m$cols; d }) }
add <- function(cn, est, truth, E, S = NULL) {
  z <- qnorm(.975); o <- list(truth = truth, mean = mean(E), sd = sd(E), reps = length(E), rep0 = E[1])
  if (!is.null(S)) o <- c(o, list(mean_se = mean(S), coverage = mean(abs(E - truth) <= z * S), reject0 = mean(abs(E) > z * S), rep0_se = S[1]))
  res[[cn]][[est]] <<- o }
runs <- function(cn, f) { L <- load_case(cn); t(vapply(L, f, f(L[[1]]))) }
# Greedy 1:1 nearest neighbour on the logit, highest score first, no replacement, caliper in overall SDs, plain brute force.
# Written out because Debian's MatchIt 4.5.1 breaks here: it ignores m.order and pairs up to 4.8 calipers apart; MatchIt 4.7 gives exactly these pairs.
psm <- function(y, d, X, caliper = .2) {
  lp <- c(X %*% glm.fit(X, d, family = binomial())$coefficients); cal <- caliper * sd(lp); tr <- which(d == 1); df <- c(); free <- which(d == 0)
  for (i in tr[order(-lp[tr])]) { g <- abs(lp[free] - lp[i]); j <- which.min(g); if (g[j] <= cal) { df <- c(df, y[i] - y[free[j]]); free <- free[-j] } }
  c(mean(df), sd(df) / sqrt(length(df)), length(df)) }
psmr <- function(y, d, X) { lp <- c(X %*% glm.fit(X, d, family = binomial())$coefficients)
  m <- Match(Y = y, Tr = d, X = lp, M = 1, estimand = "ATT", ties = TRUE, replace = TRUE, distance.tolerance = 0)
  # Match takes distances whose squares agree to about 1e-11 for ties, whatever its tolerance, so a plain search stands beside it.
  plain <- vapply(which(d == 1), function(i) { g <- abs(lp - lp[i]); g[d == 1] <- Inf; y[i] - mean(y[g == min(g)]) }, 0)
  c(m$est, m$se, mean(plain)) }

for (cn in c("c1", "c2")) {
  o <- runs(cn, function(q) { X <- cbind(1, q$z1, q$z2, q$b1, q$b2); y <- q$y; d <- q$d
    c(mean(y[d == 1]) - mean(y[d == 0]), sqrt(var(y[d == 1]) / sum(d) + var(y[d == 0]) / sum(1 - d)), psm(y, d, X), psmr(y, d, X)) })
  t0 <- tr[[cn]]$ATT; add(cn, "naive", t0, o[, 1], o[, 2]); add(cn, "once", t0, o[, 3], o[, 4]); res[[cn]]$pairs_rep0 <- o[1, 5]; add(cn, "again", t0, o[, 6], o[, 7]); res[[cn]]$again_plain_rep0 <- o[1, 8]
}
# Risk sets by month; a person-weight table count[x, start, T, ev] allows a bootstrap over persons.
dynfast <- function(q, w, K = 6, us = 2:12) {       # same numbers from a person-weight table: count[x, start, T, ev]
  A <- array(0, c(3, 61, 61, 2)); idx <- cbind(q$x + 1, q$start + 1, q$dur + 1, q$event + 1); tb <- rowsum(w, (((idx[, 4] - 1) * 61 + idx[, 3] - 1) * 61 + idx[, 2] - 1) * 3 + idx[, 1]); A[as.integer(rownames(tb))] <- tb
  num <- c(0, 0); den <- 0
  for (v in 1:3) { E <- A[v, , , 2]; N <- E + A[v, , , 1]; R <- t(apply(N[, 61:1], 1, cumsum))[, 61:1]    # at risk at T >= t, by start month
    for (u in us) { n1 <- R[u + 1, u + 1]; if (n1 == 0) next; sc <- c(1, (u + 2):61); S1 <- Sw <- Sn <- 1
    for (t in (u:(u + K - 1)) + 1) { S1 <- S1 * (1 - E[u + 1, t] / R[u + 1, t]); Sw <- Sw * (1 - sum(E[sc, t]) / sum(R[sc, t])); sn <- c(1, (t + 1):61); Sn <- Sn * (1 - sum(E[sn, t]) / sum(R[sn, t])) }
    if (anyNA(c(S1, Sw, Sn))) next; num <- num + n1 * c(Sw - S1, Sn - S1); den <- den + n1 } }
  num / den }
for (cn in c("c4_null", "c4_lockin")) {
  set.seed(4); B <- as.integer(Sys.getenv("BOOT4", "100"))
  naive <- function(q) { tre <- q$start > 0; f <- function(i) 1 - summary(survfit(Surv(q$dur[i], q$event[i]) ~ 1), times = 6, extend = TRUE)$surv; f(tre) - f(!tre) }
  o <- runs(cn, function(q) { n <- nrow(q); e <- dynfast(q, rep(1, n)); b <- replicate(B, dynfast(q, as.numeric(rmultinom(1, n, rep(1, n))))); c(e[1], sd(b[1, ]), e[2], sd(b[2, ]), naive(q)) })
  t4 <- tr[[cn]]; add(cn, "waiting", t4$job_within_6_vs_waiting, o[, 1], o[, 2]); add(cn, "never", t4$job_within_6_vs_never, o[, 3], o[, 4]); add(cn, "static", t4$job_within_6_vs_waiting, o[, 5])
}
rosen <- function(d, G) { d <- d[d != 0]; q <- rank(abs(d)); T <- sum(q[d > 0]); p <- G / (1 + G); 1 - pnorm((T - p * sum(q)) / sqrt(p * (1 - p) * sum(q^2))) }
o <- runs("c9", function(q) { d <- q$yt - q$yc; G <- seq(1, 4, .01); pv <- vapply(G, function(g) rosen(d, g), 0); c(mean(d), sd(d) / sqrt(length(d)), pv[1], rosen(d, 1.5), rosen(d, 2), max(c(1, G[pv <= .05]))) })
add("c9", "paired", 0, o[, 1], o[, 2]); res$c9$gamma <- c(1, 1.5, 2); res$c9$rejected <- colMeans(o[, 3:5] <= .05); res$c9$p_rep0 <- o[1, 3:5]; res$c9$largest_mean <- mean(o[, 6]); res$c9$largest_rep0 <- o[1, 6]
cat(toJSON(list(R = R.version.string, Matching = as.character(packageVersion("Matching")), manifest = man, truth = tr, reference = res), auto_unbox = TRUE, digits = NA))

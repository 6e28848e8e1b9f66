# Golden values of packages/engines effects/estimators, from R.
#
# usage: node tools/golden/effect-cases.ts CASES
#        Rscript tools/golden/effects.R CASES > packages/engines/src/effects/estimators.golden.json
# Debian packages: r-base-core r-cran-sandwich r-cran-aer r-cran-jsonlite
#
# Regression and two-stage least squares are R's own (lm, AER, sandwich). Base R has no weighting, balancing or doubly robust
# estimator, so those are written out here from their estimating equations, one function each, in matrix algebra.
suppressPackageStartupMessages({library(jsonlite); library(sandwich); library(AER)})
cases <- commandArgs(TRUE)[1]
case <- function(name) read.csv(file.path(cases, paste0(name, ".csv")))
tight <- glm.control(epsilon = 1e-14, maxit = 60)
score <- function(X, d) { f <- glm.fit(X, d, family = binomial(), control = tight); glm.fit(X, d, family = binomial(), control = tight, start = f$coefficients) }

# Influence of each row on a difference of weighted means whose weights rest on estimating equations psi with derivative -A.
stacked <- function(y, w1, w0, slope1, slope0, psi, A) {
  m1 <- weighted.mean(y, w1); m0 <- weighted.mean(y, w0); n <- length(y)
  i1 <- (w1 * (y - m1) + c(psi %*% solve(A, crossprod(slope1, y - m1) / n))) / mean(w1)
  i0 <- (w0 * (y - m0) + c(psi %*% solve(A, crossprod(slope0, y - m0) / n))) / mean(w0)
  list(estimate = m1 - m0, influence = i1 - i0, treated = m1, control = m0)
}
told <- function(r, group = NULL) {
  n <- length(r$influence)
  out <- list(estimate = r$estimate, error = sd(r$influence) / sqrt(n), treated = r$treated, control = r$control)
  if (!is.null(group)) { s <- tapply(r$influence, group, sum); out$cluster <- sqrt(length(s) / (length(s) - 1) * sum((s - mean(s))^2)) / n }
  out
}
ipw <- function(y, d, X, what, clip = 0) {
  f <- score(X, d); e <- pmin(pmax(f$fitted.values, clip), 1 - clip); free <- e == f$fitted.values
  if (what == "att") { w1 <- d; w0 <- (1 - d) * e / (1 - e); s1 <- 0 * d; s0 <- w0 }
  if (what == "ate") { w1 <- d / e; w0 <- (1 - d) / (1 - e); s1 <- -d * (1 - e) / e; s0 <- (1 - d) * e / (1 - e) }
  if (what == "ato") { w1 <- d * (1 - e); w0 <- (1 - d) * e; s1 <- -d * e * (1 - e); s0 <- (1 - d) * e * (1 - e) }
  p <- f$fitted.values
  stacked(y, w1, w0, X * (s1 * free), X * (s0 * free), (d - p) * X, crossprod(X * (p * (1 - p)), X) / length(y))
}
balance <- function(y, d, X) {
  C <- X[d == 0, ]; aim <- colSums(X[d == 1, ]); g <- c(log(sum(d) / sum(1 - d)), rep(0, ncol(X) - 1))
  for (k in 1:60) { w <- c(exp(C %*% g)); s <- colSums(w * C) - aim; if (max(abs(s)) < 1e-11 * sum(d)) break; g <- g - solve(crossprod(C * w, C), s) }
  W <- (1 - d) * c(exp(X %*% g))
  r <- stacked(y, d, W, 0 * X, X * W, (d - W) * X, crossprod(X * W, X) / length(y)); r
}
doubly <- function(y, d, X, what, K, binary = FALSE, clip = 0.01) {
  n <- length(y); fold <- (seq_len(n) - 1) %% K; e <- m0 <- m1 <- numeric(n)
  family <- if (binary) binomial() else gaussian(); turn <- if (binary) plogis else identity
  model <- function(rows) glm.fit(X[rows, ], y[rows], family = family, control = tight)$coefficients
  for (k in unique(fold)) {
    here <- fold == k; there <- if (K == 1) here else !here
    e[here] <- plogis(X[here, ] %*% score(X[there, ], d[there])$coefficients)
    m0[here] <- turn(X[here, ] %*% model(there & d == 0)); m1[here] <- turn(X[here, ] %*% model(there & d == 1))
  }
  e <- pmin(pmax(e, clip), 1 - clip); w <- e / (1 - e); p <- mean(d)
  if (what == "ate") phi <- m1 - m0 + d * (y - m1) / e - (1 - d) * (y - m0) / (1 - e)
  else { if (K == 1) w <- w * sum(d) / sum(w[d == 0]); phi <- (d * (y - m0) - (1 - d) * w * (y - m0)) / p }
  est <- mean(phi); inf <- if (what == "ate") phi - est else phi - d * est / p
  list(estimate = est, error = sd(inf) / sqrt(n))
}
out <- list(versions = list(R = R.version.string, AER = as.character(packageVersion("AER")), sandwich = as.character(packageVersion("sandwich"))))
for (name in c("constant", "null", "cells")) {
  q <- case(name); y <- q$y; d <- q$d; X <- cbind(1, as.matrix(q[, -(1:2)])); binary <- name == "cells"
  o <- list(firstRow = unname(unlist(q[1, ])), sums = unname(colSums(q)),
            naive = mean(y[d == 1]) - mean(y[d == 0]), welch = sqrt(var(y[d == 1]) / sum(d) + var(y[d == 0]) / sum(1 - d)),
            att = told(ipw(y, d, X, "att")), ate = told(ipw(y, d, X, "ate")), ato = told(ipw(y, d, X, "ato")), clipped = told(ipw(y, d, X, "att", 0.2)),
            grouped = told(ipw(y, d, X, "att"), seq_along(y) %% 40),
            doublyAtt = doubly(y, d, X, "att", 5, binary), doublyAte = doubly(y, d, X, "ate", 5, binary), doublyWhole = doubly(y, d, X, "att", 1, binary))
  if (binary) { long <- q$x7 == 1; o$balanceLong <- told(balance(y[long], d[long], X[long, -8])); o$balanceShort <- told(balance(y[!long], d[!long], X[!long, -8])) }
  else o$balance <- told(balance(y, d, X))
  out[[name]] <- o
}

# Staggered starts: each cohort and period against the never treated, influence functions by unit.
q <- case("staggered"); Y <- matrix(q$y, 10); g <- q$start[q$time == 1]; N <- length(g); never <- g == 0
cell <- function(start, t) { base <- if (t >= start) start - 1 else t - 1; dy <- Y[t, ] - Y[base, ]; i <- g == start
  list(estimate = mean(dy[i]) - mean(dy[never]), influence = i / mean(i) * (dy - mean(dy[i])) - never / mean(never) * (dy - mean(dy[never]))) }
mean_of <- function(pairs) { cs <- lapply(pairs, function(p) cell(p[1], p[2])); inf <- rowMeans(sapply(cs, `[[`, "influence"))
  list(estimate = mean(sapply(cs, `[[`, "estimate")), error = sd(inf) / sqrt(N)) }
D <- as.integer(q$start > 0 & q$time >= q$start)
out$staggered <- list(firstRow = unname(unlist(q[1, ])), sums = unname(colSums(q)),
  overall = mean_of(c(lapply(4:10, function(t) c(4, t)), lapply(7:10, function(t) c(7, t)))), last = mean_of(list(c(4, 10))),
  event0 = mean_of(list(c(4, 4), c(7, 7))), event3 = mean_of(list(c(4, 7), c(7, 10))), placebo = mean_of(list(c(7, 5))),
  twoWay = unname(coef(lm(y ~ D + factor(unit) + factor(time), q))[2]))
gaps <- q[!(q$unit %% 7 == 3 & q$time %in% c(2, 9)), ]; Dg <- as.integer(gaps$start > 0 & gaps$time >= gaps$start)
out$staggered$twoWayWithGaps <- unname(coef(lm(y ~ Dg + factor(unit) + factor(time), gaps))[2])
two <- q[q$time %in% c(6, 7) & q$start != 4, ]; W <- reshape(two[, c("unit", "time", "start", "y")], idvar = "unit", timevar = "time", direction = "wide")
fit <- lm(I(y.7 - y.6) ~ I(start.7 == 7), W); out$staggered$twoByTwo <- list(estimate = unname(coef(fit)[2]), hc2 = sqrt(vcovHC(fit, "HC2")[2, 2]))

# Instrument and discontinuity on a small own data set.
set.seed(20262); n <- 400
s <- data.frame(offer = rbinom(n, 1, 0.5), age = round(rnorm(n, 40, 10), 1), woman = rbinom(n, 1, 0.5), office = sample(0:19, n, TRUE), hidden = rnorm(n))
s$second <- round(rnorm(n), 3)
s$joined <- rbinom(n, 1, plogis(-1.2 + 2 * s$offer + 0.3 * s$second + 0.8 * s$hidden))
s$euros <- round(1500 + 300 * s$joined + 8 * s$age - 120 * s$woman + 250 * s$hidden + rnorm(n, 0, 200 + 3 * s$age), 2)
s$days <- round(runif(n, -180, 180)); s$over <- as.integer(s$days >= 0)
s$support <- rbinom(n, 1, ifelse(s$over == 1, 0.8, 0.25))
s$work <- round(60 + 0.1 * s$days + 0.0004 * s$days^2 + 15 * s$over + rnorm(n, 0, 12), 2)
s$workFuzzy <- round(60 + 0.1 * s$days + 20 * s$support + rnorm(n, 0, 12), 2)
errors <- function(fit, k, group) list(estimate = unname(coef(fit)[k]), classic = sqrt(vcov(fit)[k, k]), hc1 = sqrt(vcovHC(fit, "HC1")[k, k]), cluster = sqrt(vcovCL(fit, group, type = "HC1")[k, k]))
iv <- ivreg(euros ~ joined + age + woman | offer + age + woman, data = s)
over <- ivreg(euros ~ joined + age + woman | offer + second + age + woman, data = s)
stage <- lm(joined ~ offer + age + woman, s); both <- lm(joined ~ offer + second + age + woman, s); base <- lm(joined ~ age + woman, s)
out$small <- as.list(s[, names(s) != "hidden"])
out$instrument <- c(errors(iv, 2, s$office), list(coefficients = unname(coef(iv)), f = anova(base, stage)$F[2], robustF = unname(coef(stage)[2]^2 / vcovHC(stage, "HC1")[2, 2])))
out$twoInstruments <- c(errors(over, 2, s$office), list(f = anova(base, both)$F[2]))
rd <- function(y, h) { near <- s[abs(s$days) < h, ]; near$y <- near[[y]]; near$k <- 1 - abs(near$days) / h
  fit <- lm(y ~ over + days + over:days, near, weights = k); list(estimate = unname(coef(fit)[2]), hc1 = sqrt(vcovHC(fit, "HC1")[2, 2]), control = unname(coef(fit)[1])) }
fuzzy <- local({ near <- s[abs(s$days) < 90, ]; near$k <- 1 - abs(near$days) / 90; near$od <- near$over * near$days
  fit <- ivreg(workFuzzy ~ support + days + od | over + days + od, data = near, weights = k); list(estimate = unname(coef(fit)[2]), hc1 = sqrt(vcovHC(fit, "HC1")[2, 2])) })
# The rule of Imbens and Kalyanaraman (2012), section 4.2, step by step, on columns of deviation 1.
ik <- local({ w <- sd(s$days); x <- s$days / w; y <- s$work / sd(s$work); l <- x < 0; r <- x >= 0
  h1 <- 1.84 * sd(x) * n^-0.2; f <- sum(abs(x) <= h1) / (2 * n * h1)
  vl <- var(y[l & x >= -h1]); vr <- var(y[r & x <= h1])
  mid <- x >= median(x[l]) & x <= median(x[r]); m3 <- 6 * coef(lm(y ~ r + x + I(x^2) + I(x^3), subset = mid))[[5]]
  hl <- 3.56 * (vl / (f * max(m3^2, 0.01)))^(1 / 7) * sum(l)^(-1 / 7); hr <- 3.56 * (vr / (f * max(m3^2, 0.01)))^(1 / 7) * sum(r)^(-1 / 7)
  cl <- l & x >= -hl; cr <- r & x <= hr
  ml <- 2 * coef(lm(y ~ x + I(x^2), subset = cl))[[3]]; mr <- 2 * coef(lm(y ~ x + I(x^2), subset = cr))[[3]]
  w * 3.4375 * ((vl + vr) / (f * ((mr - ml)^2 + 2160 * vl / (sum(cl) * hl^4) + 2160 * vr / (sum(cr) * hr^4))))^0.2 * n^-0.2 })
out$discontinuity <- list(wide = rd("work", 120), narrow = rd("work", 60), fuzzy = fuzzy, ik = ik)
cat(toJSON(out, digits = NA, auto_unbox = TRUE))

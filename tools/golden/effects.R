# Golden values of packages/engines effects/estimators, from R.
#
# usage: node tools/golden/effect-cases.ts CASES
#        Rscript tools/golden/effects.R CASES > packages/engines/src/effects/estimators.golden.json
# Debian packages: r-base-core r-cran-sandwich r-cran-aer r-cran-jsonlite
#
# Regression and two-stage least squares are R's own (lm, AER, sandwich); the others are in effect-estimators.R.
suppressPackageStartupMessages({library(jsonlite); library(sandwich); library(AER)})
cases <- commandArgs(TRUE)[1]
case <- function(name) read.csv(file.path(cases, paste0(name, ".csv")))
source(file.path(dirname(sub("--file=", "", grep("--file=", commandArgs(), value = TRUE))), "effect-estimators.R"))
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

# Changes adjusted doubly robustly (Sant'Anna and Zhao 2020, panel data) by glm and lm, with the influence function written out in the paper.
drdid <- function(dy, D, X) { n <- length(dy); ps <- glm(D ~ X, family = binomial(), control = tight); p <- ps$fitted.values; Z <- cbind(1, X)
  or <- as.numeric(Z %*% coef(lm(dy ~ X, subset = D == 0))); wt <- D; wc <- p * (1 - D) / (1 - p); at <- wt * (dy - or); ac <- wc * (dy - or); et <- mean(at) / mean(wt); ec <- mean(ac) / mean(wc)
  lo <- ((1 - D) * (dy - or) * Z) %*% solve(crossprod((1 - D) * Z, Z) / n); lp <- ((D - p) * Z) %*% (vcov(ps) * n)
  it <- (at - wt * et - lo %*% colMeans(wt * Z)) / mean(wt); ic <- (ac - wc * ec + lp %*% colMeans(wc * (dy - or - ec) * Z) - lo %*% colMeans(wc * Z)) / mean(wc)
  list(estimate = et - ec, influence = as.numeric(it - ic)) }
unit <- q$unit[q$time == 1]; X <- cbind(((unit * 7) %% 13) / 13, sin(unit * 1.7))
adjusted <- function(start, t) { base <- if (t >= start) start - 1 else t - 1; i <- g == start | never; r <- drdid((Y[t, ] - Y[base, ])[i], as.integer(g == start)[i], X[i, ])
  inf <- numeric(N); inf[i] <- N / sum(i) * r$influence; list(estimate = r$estimate, influence = inf) }
adjusted_mean <- function(pairs) { cs <- lapply(pairs, function(p) adjusted(p[1], p[2])); inf <- rowMeans(sapply(cs, `[[`, "influence")); list(estimate = mean(sapply(cs, `[[`, "estimate")), error = sqrt(var(inf) / N)) }
out$adjustedStarts <- list(firstCovariates = unname(X[1, ]), overall = adjusted_mean(c(lapply(4:10, function(t) c(4, t)), lapply(7:10, function(t) c(7, t)))), last = adjusted_mean(list(c(4, 10))), placebo = adjusted_mean(list(c(7, 5))))

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
# Bias-corrected jump and its robust error (Calonico, Cattaneo and Titiunik 2014), by the matrices of the paper; neighbours found by brute force.
robust <- function(y, d, h, b, group = NULL) { x <- s$days; parts <- lapply(c(FALSE, TRUE), function(up) {
    own <- (x >= 0) == up & abs(x) < max(h, b); xs <- x[own]; R1 <- cbind(1, xs); R2 <- cbind(1, xs, xs^2)
    K1 <- diag(pmax(0, 1 - abs(xs) / h)); K2 <- diag(pmax(0, 1 - abs(xs) / b))
    Q1 <- solve(t(R1) %*% K1 %*% R1, t(R1) %*% K1); Q2 <- solve(t(R2) %*% K2 %*% R2, t(R2) %*% K2)
    list(own = own, x = xs, line = Q1[1, ], bc = Q1[1, ] - as.numeric(Q1[1, ] %*% xs^2) * Q2[3, ]) })
  jump <- function(k, v) sum(parts[[2]][[k]] * v[parts[[2]]$own]) - sum(parts[[1]][[k]] * v[parts[[1]]$own])
  sharp <- all(d == (x >= 0)); tt <- if (sharp) 1 else jump("line", d); ratio <- jump("line", y) / tt; z <- if (sharp) y else y - ratio * d
  near <- function(v, xs) sapply(seq_along(v), function(i) { e <- abs(xs - xs[i]); others <- setdiff(which(e <= sort(e[-i])[3]), i); J <- length(others); sqrt(J / (J + 1)) * (v[i] - mean(v[others])) })
  e <- unlist(lapply(parts, function(p) p$bc * near(z[p$own], p$x))); g <- unlist(lapply(parts, function(p) group[p$own]))
  se <- if (is.null(group)) sqrt(sum(e^2)) else { q <- tapply(e, g, sum); sqrt(length(q) / (length(q) - 1) * sum(q^2)) }
  list(h = h, b = b, estimate = (if (sharp) 0 else ratio) + jump("bc", z) / tt, error = se / abs(tt)) }
rob <- list(robust(s$work, s$over, 90, 90), robust(s$work, s$over, 80, 140), robust(s$work, s$over, 90, 120, s$office), robust(s$workFuzzy, s$support, 90, 110))
stopifnot(abs(rob[[1]]$estimate - coef(lm(work ~ over * (days + I(days^2)), s[abs(s$days) < 90, ], weights = 1 - abs(s$days[abs(s$days) < 90]) / 90))[["over"]]) < 1e-8)
out$robustJumps <- rob
out$discontinuity <- list(wide = rd("work", 120), narrow = rd("work", 60), fuzzy = fuzzy, ik = ik)
cat(toJSON(out, digits = NA, auto_unbox = TRUE))

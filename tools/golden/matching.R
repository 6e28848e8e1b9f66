# Golden values of packages/engines effects/matching and effects/diagnostics, from R.
#
# usage: Rscript tools/golden/matching.R > packages/engines/src/effects/matching.golden.json
# Debian packages: r-base-core r-cran-matchit r-cran-matching r-cran-jsonlite
# MatchIt 4.5.1 to 4.5.3 ignore the caliper on their usual path (kosukeimai/MatchIt issue 163), so nearest-neighbour pairs come from its
# distance-matrix path, which agrees with a plain search; its balance table and its exact matching are sound.
suppressPackageStartupMessages({library(jsonlite); library(MatchIt); library(Matching)})
out <- list(R = R.version.string, MatchIt = as.character(packageVersion("MatchIt")), Matching = as.character(packageVersion("Matching")))

# ---- ten rows with tied controls
Y <- c(5, 7, 6, 9, 3, 4, 6, 2, 8, 5); Tr <- c(1, 1, 1, 1, 0, 0, 0, 0, 0, 0); X <- c(.625, .5, .375, .75, .25, .5, .5, .125, .6875, .5625)
few <- lapply(0:1, function(J) Match(Y, Tr, X, M = 1, estimand = "ATT", Var.calc = J, distance.tolerance = 0))
out$fewRows <- list(treated = Tr, score = X, outcome = Y, estimate = c(few[[1]]$est), errorCommon = c(few[[1]]$se), errorOneNeighbour = c(few[[2]]$se))

# ---- 160 jobseekers who never lived
set.seed(4711); n <- 160
d <- data.frame(age = round(rnorm(n, 42, 11)), woman = rbinom(n, 1, .5), months = round(rexp(n, 1 / 8)), wage = round(rnorm(n, 2400, 500)), region = sample(0:2, n, TRUE))
d$treated <- rbinom(n, 1, plogis(-1.1 + .03 * (d$age - 42) + .5 * d$woman + .05 * (d$months - 8)))
d$days <- round(80 + 1.2 * (d$age - 42) - 15 * d$woman + 2 * d$months + 12 * d$treated + rnorm(n, 0, 25), 1)
d$score <- round(64 * (-1.1 + .03 * (d$age - 42) + .5 * d$woman + .05 * (d$months - 8))) / 64   # exact in binary, so that ties are ties
out$people <- as.list(d)
t <- d$treated == 1; D <- abs(outer(d$score[t], d$score[!t], "-")); dimnames(D) <- list(which(t), which(!t))
# MatchIt is asked for rows in the order in which they choose, as it takes them "in the order of the data"
o <- c(which(t)[order(-d$score[t])], which(!t)); d2 <- d[o, ]; row.names(d2) <- o; t2 <- d2$treated == 1
D2 <- abs(outer(d2$score[t2], d2$score[!t2], "-")); dimnames(D2) <- list(row.names(d2)[t2], row.names(d2)[!t2])
pairs <- function(...) { m <- suppressWarnings(matchit(treated ~ age, d2, distance = D2, m.order = "data", std.caliper = FALSE, ...)); M <- m$match.matrix
  do.call(rbind, lapply(seq_len(nrow(M)), function(i) { c <- na.omit(M[i, ]); if (length(c)) cbind(as.integer(row.names(M)[i]), as.integer(c)) else NULL })) }
sorted <- function(p) p[order(p[, 1], p[, 2]), ] - 1
p1 <- pairs(method = "nearest"); pc <- pairs(method = "nearest", caliper = 6 / 64)
effect <- function(p) { e <- d$days[p[, 1]] - d$days[p[, 2]]; c(mean(e), sd(e) / sqrt(length(e))) }
out$nearest <- list(pairs = sorted(p1), effect = effect(p1), caliper = 6 / 64, caliperPairs = sorted(pc), caliperEffect = effect(pc))
cross <- lm(days ~ treated, d[c(pc[, 1], pc[, 2]), ]); k <- nrow(pc)

# ---- with reuse, every tie taken
Z <- d[, c("age", "woman", "months")]
reuse <- function(M, J, adjust = FALSE) { m <- if (adjust) Match(d$days, d$treated, d$score, Z = Z, M = M, estimand = "ATT", Var.calc = J, distance.tolerance = 0, BiasAdjust = TRUE) else Match(d$days, d$treated, d$score, M = M, estimand = "ATT", Var.calc = J, distance.tolerance = 0); list(ratio = M, neighbours = J, estimate = c(m$est), error = c(m$se)) }
out$reuse <- list(reuse(1, 0), reuse(1, 1), reuse(3, 0), reuse(3, 1))
out$biasCorrected <- list(reuse(1, 0, TRUE), reuse(2, 0, TRUE))
mh <- Match(d$days, d$treated, as.matrix(d[, c("age", "months", "wage")]), M = 1, estimand = "ATT", Weight = 2, ties = TRUE, distance.tolerance = 0)
out$mahalanobis <- list(columns = c("age", "months", "wage"), estimate = c(mh$est), error = c(mh$se))

# ---- the error when the score is estimated (Abadie and Imbens 2016, theorem 2 ii), by brute force; estimate and first error are R's Match
ps <- glm(treated ~ age + months + wage, binomial(), d, control = glm.control(epsilon = 1e-14, maxit = 60)); e <- ps$fitted.values; X <- model.matrix(ps)
mm <- Match(d$days, d$treated, ps$linear.predictors, M = 1, estimand = "ATT", Var.calc = 1, distance.tolerance = 0); att <- c(mm$est)
two <- function(i, arm) { own <- which(d$treated == arm); own[order(abs(e[own] - e[i]))[1:2]] }
mu <- sapply(0:1, function(arm) predict(lm(days ~ age + months + wage, d, subset = treated == arm), d))
parts <- t(sapply(seq_len(n), function(i) { a <- two(i, 1); b <- two(i, 0); f <- e[i] * (1 - e[i])
  g <- X[i, ] * f * (mu[i, 2] - mu[i, 1] - att)
  k <- X[i, ] * f * (mean(d$days[a]) - mean(d$days[b]) - att) + f * sapply(1:4, function(j) cov(X[a, j], d$days[a])) + e[i]^2 * sapply(1:4, function(j) cov(X[b, j], d$days[b]))
  c(k, g) })) / mean(e)
k <- colMeans(parts[, 1:4]); g <- colMeans(parts[, 5:8]); I <- crossprod(X * sqrt(e * (1 - e))) / n
out$estimatedScore <- list(score = unname(e), estimate = att, known = c(mm$se), error = sqrt(c(mm$se)^2 + (g %*% solve(I, g) - k %*% solve(I, k))[1] / n))

# ---- coarsened exact matching with stated cuts
cm <- matchit(treated ~ age + woman + months, d, method = "cem", estimand = "ATT", cutpoints = list(age = c(30, 40, 50, 60), months = c(3, 12)), grouping = list())
w <- cm$weights; out$cells <- list(ageCuts = c(30, 40, 50, 60), monthCuts = c(3, 12), weights = w, effect = weighted.mean(d$days[t], w[t]) - weighted.mean(d$days[!t], w[!t]), treatedUsed = sum(w[t] > 0))
cs <- matchit(treated ~ age + woman + months, d, method = "cem", estimand = "ATT", cutpoints = "sturges"); w <- cs$weights
out$sturgesCells <- list(bands = nclass.Sturges(d$age), weights = w, effect = weighted.mean(d$days[t], w[t]) - weighted.mean(d$days[!t], w[!t]), treatedUsed = sum(w[t] > 0))
cq <- matchit(treated ~ age + woman + months, d, method = "cem", estimand = "ATT", cutpoints = list(age = "q4", months = "q3")); w <- cq$weights
out$quantileCells <- list(ageBands = 4, monthBands = 3, weights = w, effect = weighted.mean(d$days[t], w[t]) - weighted.mean(d$days[!t], w[!t]), treatedUsed = sum(w[t] > 0))

# ---- balance before and after the pairs within the caliper
bal <- matchit(treated ~ age + woman + months + wage, d, method = "nearest", distance = D, caliper = NULL)
wp <- numeric(n); wp[unique(pc[, 1])] <- 1; wp[pc[, 2]] <- 1
table <- function(w) t(sapply(c("age", "woman", "months", "wage"), function(v) { x <- d[[v]]; bin <- all(x %in% 0:1); mw <- function(i) weighted.mean(x[i], w[i])
  vw <- function(i) { s <- sum(w[i]); sum(w[i] * (x[i] - mw(i))^2) * s / (s^2 - sum(w[i]^2)) }
  sdt <- if (bin) sqrt(mean(x[t]) * (1 - mean(x[t]))) else sd(x[t]); sdp <- if (bin) sqrt((mean(x[t]) * (1 - mean(x[t])) + mean(x[!t]) * (1 - mean(x[!t]))) / 2) else sqrt((var(x[t]) + var(x[!t])) / 2)
  u <- sort(unique(x)); e <- abs(sapply(u, function(a) sum(w[t] * (x[t] <= a)) / sum(w[t]) - sum(w[!t] * (x[!t] <= a)) / sum(w[!t])))
  c(smdAtt = (mw(t) - mw(!t)) / sdt, smdAte = (mw(t) - mw(!t)) / sdp, varianceRatio = if (bin) NA else vw(t) / vw(!t), ksMax = max(e), ecdfMean = if (bin) max(e) else mean(e)) }))
one <- rep(1, n); sm <- summary(bal, standardize = TRUE)$sum.all
stopifnot(max(abs(table(one)[, c("smdAtt", "ksMax", "ecdfMean")] - sm[c("age", "woman", "months", "wage"), c("Std. Mean Diff.", "eCDF Max", "eCDF Mean")])) < 1e-12)
stopifnot(max(abs(table(one)[c(1, 3, 4), "varianceRatio"] - sm[c("age", "months", "wage"), "Var. Ratio"])) < 1e-12)
frame <- function(m) lapply(seq_len(nrow(m)), function(i) c(list(name = row.names(m)[i]), as.list(m[i, ])))
out$balance <- list(weights = wp, before = frame(table(one)), after = frame(table(wp)))

# ---- hidden bias
dd <- c(3, -1, 2, 0, 5, -2, 4, 1, 6, -3, 2, 7); q <- dd[dd != 0]; r <- rank(abs(q)); T <- sum(r[q > 0])
out$signedRank <- list(differences = dd, statistic = T, gamma = c(1, 1.5, 2, 3), p = sapply(c(1, 1.5, 2, 3), function(G) { p <- G / (1 + G); 1 - pnorm((T - p * sum(r)) / sqrt(p * (1 - p) * sum(r^2))) }))
out$mcnemar <- list(discordant = 20, positive = 15, gamma = c(1, 1.5, 2), p = sapply(c(1, 1.5, 2), function(G) 1 - pbinom(14, 20, G / (1 + G))))
ev <- function(rr) { rr <- ifelse(rr < 1, 1 / rr, rr); rr + sqrt(rr * (rr - 1)) }
out$eValue <- list(ratio = c(3.9, 1.8, 0.8, 1), value = ev(c(3.9, 1.8, 0.8, 1)), hazardRatio = 2, hazardValue = ev((1 - .5^sqrt(2)) / (1 - .5^sqrt(1 / 2))), oddsRatio = 2, oddsValue = ev(sqrt(2)), difference = .2, differenceValue = ev(exp(.91 * .2)))
p <- c(.01, .04, .03, .005, .5); out$holm <- list(p = p, adjusted = p.adjust(p, "holm"))
# smallest effect found with 80 % chance at 5 %: power.t.test's large-sample form
out$power <- list(deviation = 5, treated = 150, control = 3000, effect = (qnorm(.975) + qnorm(.8)) * 5 * sqrt(1 / 150 + 1 / 3000))
cat(toJSON(out, auto_unbox = TRUE, digits = NA, pretty = FALSE, matrix = "rowmajor", na = "null"))

#!/usr/bin/env Rscript
# Golden values of the survival engines, by R's survival and glm on data made here by a formula.
# Run from the project root: Rscript tools/golden/survival.R
# Writes packages/engines/src/survival/survival.golden.json. Made with R 4.2.2, survival 3.5-3,
# cmprsk 2.2-11 (Debian: r-cran-survival, r-cran-cmprsk).
suppressPackageStartupMessages({ library(survival); library(cmprsk) })

json <- function(x) {
  if (is.null(x)) return("null")
  if (is.list(x)) {
    body <- vapply(x, json, "")
    if (is.null(names(x))) return(paste0("[", paste(body, collapse = ","), "]"))
    return(paste0("{", paste0('"', names(x), '":', body, collapse = ","), "}"))
  }
  if (is.matrix(x)) return(json(lapply(seq_len(ncol(x)), function(j) x[, j])))
  if (is.character(x)) one <- paste0('"', x, '"')
  else one <- ifelse(is.finite(x), format(x, digits = 15, trim = TRUE, scientific = NA), "null")
  one <- gsub(" ", "", one)
  if (length(x) == 1) one else paste0("[", paste(one, collapse = ","), "]")
}
vec <- function(x) as.list(unname(x)) # a vector that stays an array whatever its length

# Draws of a small congruential generator, so that the data need no other file.
state <- 20261130
draw <- function(n) vapply(seq_len(n), function(i) { state <<- (state * 16807) %% 2147483647; state / 2147483647 }, 0)
n <- 90
d <- data.frame(id = 1 + floor(34 * draw(n)), group = floor(3 * draw(n)), stratum = floor(2 * draw(n)))
d$x1 <- round(3 * (draw(n) + draw(n) + draw(n) - 1.5), 3)
d$x2 <- as.integer(draw(n) < 0.4)
d$x3 <- floor(6 * draw(n))
d$weight <- 0.5 + 0.5 * floor(4 * draw(n))
d$offset <- round(draw(n) - 0.5, 2)
rate <- 0.03 * exp(0.5 * d$x1 - 0.4 * d$x2 + 0.1 * d$group)
d$day <- pmin(60, 1 + floor(-log(draw(n)) / rate))
d$cause <- ifelse(draw(n) < 0.25 | d$day == 60, 0, 1 + floor(3 * draw(n)))
d$entry <- pmax(0, pmin(d$day - 1, floor(14 * draw(n)) - 6))
d$event <- as.integer(d$cause > 0)
d$real <- round(d$day / 7 + d$x3 / 11, 4)
# Times that differ by less than the tie rule's tolerance, and two that are equal but for rounding.
d$real[3] <- d$real[5] * (1 + 1e-12); d$real[7] <- 0.1 + 0.2; d$real[9] <- 0.3
out <- list(made_with = paste(R.version.string, "survival", packageVersion("survival")), data = as.list(d))

curve <- function(s) {
  st <- if (is.null(s$strata)) rep(1, length(s$time)) else rep(seq_along(s$strata), s$strata)
  tb <- summary(s)$table; if (is.null(dim(tb))) tb <- t(as.matrix(tb))
  lapply(unique(st), function(k) { w <- st == k; se <- if (isTRUE(s$logse)) s$std.err * s$surv else s$std.err
    list(time = vec(s$time[w]), risk = vec(s$n.risk[w]), survival = vec(s$surv[w]), se = vec(se[w]), lower = vec(s$lower[w]), upper = vec(s$upper[w]),
         median = tb[k, "median"], medianLower = tb[k, "0.95LCL"], medianUpper = tb[k, "0.95UCL"]) })
}
scales <- c("log", "plain", "log-log", "logit", "arcsin")
out$km <- setNames(lapply(scales, function(k) curve(survfit(Surv(day, event) ~ group, d, conf.type = k))), scales)
rm <- summary(survfit(Surv(day, event) ~ group, d), rmean = 40)$table
out$restricted_mean_40 <- list(mean = vec(rm[, "rmean"]), se = vec(rm[, "se(rmean)"]))
out$km_entry <- curve(survfit(Surv(entry, day, event) ~ 1, d))
out$km_real <- curve(survfit(Surv(real, event) ~ 1, d))
out$km_weighted_cluster <- curve(survfit(Surv(day, event) ~ group, d, weights = weight, cluster = id, robust = TRUE))
out$km_weighted_greenwood <- curve(survfit(Surv(day, event) ~ 1, d, weights = weight, robust = FALSE))
out$km_entry_cluster <- curve(survfit(Surv(entry, day, event) ~ 1, d, id = seq_len(n), cluster = id, robust = TRUE))

# survfit does not sum influences over clusters when there are several states, so that is done here.
states <- function(s, d) {
  groups <- if (is.null(s$strata)) 1 else length(s$strata); st <- if (groups == 1) rep(1, length(s$time)) else rep(seq_along(s$strata), s$strata)
  lapply(seq_len(groups), function(k) { w <- st == k; u <- if (groups == 1) s$influence.pstate else s$influence.pstate[[k]]
    rows <- if (groups == 1) d else d[d$group == k - 1, ]
    se <- function(j) { v <- u[, , j]; if (dim(v)[2] == sum(w) + 1) v <- v[, -1]; vec(sqrt(colSums(rowsum(v * rows$w, rows$c)^2))) }
    list(time = vec(s$time[w]), state = lapply(seq_len(ncol(s$pstate)), function(j) vec(s$pstate[w, j])), se = lapply(seq_len(ncol(s$pstate)), se)) })
}
d$status <- factor(d$cause, 0:3, c("none", "job", "education", "service"))
alone <- transform(d, w = 1, c = seq_len(n)); both <- transform(d, w = weight, c = id)
out$aj <- states(survfit(Surv(day, status) ~ group, d, influence = TRUE), alone)
out$aj_weighted_cluster <- states(survfit(Surv(day, status) ~ group, d, weights = weight, influence = TRUE), both)
out$aj_entry <- states(survfit(Surv(entry, day, status) ~ 1, d, id = seq_len(n), weights = weight, influence = TRUE), both)
check <- survfit(Surv(day, status) ~ 1, d); stopifnot(max(abs(unlist(states(survfit(Surv(day, status) ~ 1, d, influence = TRUE), alone)[[1]]$se) - c(check$std.err))) < 1e-12)

test <- function(s) { df <- length(s$n) - 1; sum_up <- function(m) if (is.matrix(m)) rowSums(m) else m
  list(chisq = s$chisq, df = df, p = pchisq(s$chisq, df, lower.tail = FALSE), observed = vec(sum_up(s$obs)), expected = vec(sum_up(s$exp))) }
out$logrank <- list(plain = test(survdiff(Surv(day, event) ~ group, d)), stratified = test(survdiff(Surv(day, event) ~ group + strata(stratum), d)),
                    peto = test(survdiff(Surv(day, event) ~ group, d, rho = 1)), two = test(survdiff(Surv(day, event) ~ x2, d)))

tight <- coxph.control(eps = 1e-14, iter.max = 50)
profile <- data.frame(x1 = 0.5, x2 = 1, x3 = 2, offset = 0)
cox <- function(f, ...) {
  a <- list(...); m <- do.call(coxph, c(list(f, d, control = tight, x = TRUE, y = TRUE, model = TRUE), a))
  z <- cox.zph(m)$table; b <- basehaz(m, centered = FALSE)
  list(coef = vec(coef(m)), se = vec(sqrt(diag(if (is.null(m$naive.var)) m$var else m$naive.var))), robust = if (is.null(m$naive.var)) NULL else vec(sqrt(diag(m$var))),
       loglik = m$loglik, concordance = unname(m$concordance["concordance"]), zph = vec(z[, 1]), zphP = vec(z[, 3]), hazard = list(time = vec(b$time), value = vec(b$hazard), strata = if (is.null(b$strata)) NULL else vec(as.integer(b$strata))))
}
id <- d$id; w <- d$weight
out$cox <- list()
for (t in c("efron", "breslow")) out$cox[[t]] <- list(
  plain = cox(Surv(day, event) ~ x1 + x2 + x3, ties = t), clustered = cox(Surv(day, event) ~ x1 + x2 + x3, ties = t, cluster = quote(id)),
  entry = cox(Surv(entry, day, event) ~ x1 + x2 + x3, ties = t, cluster = quote(id)), strata = cox(Surv(day, event) ~ x1 + x2 + x3 + strata(stratum), ties = t, cluster = quote(id)),
  weighted = cox(Surv(day, event) ~ x1 + x2 + x3, ties = t, weights = quote(weight), cluster = quote(id)),
  all = cox(Surv(entry, day, event) ~ x1 + x2 + x3 + strata(stratum) + offset(offset), ties = t, weights = quote(weight), cluster = quote(id)))
for (t in c("efron", "breslow")) { m <- coxph(Surv(day, event) ~ x1 + x2 + x3, d, ties = t, control = tight); s <- survfit(m, profile)
  out$cox[[t]]$profile <- list(time = vec(s$time), survival = vec(s$surv), se = vec(s$std.err * s$surv)) }

# survreg 3.5-3 leaves the weights out of its robust variance, so that is summed here; without weights the two agree.
reg <- function(dist, ...) { m <- do.call(survreg, c(list(Surv(day, event) ~ x1 + x2 + x3, d, dist = dist, control = survreg.control(rel.tolerance = 1e-13, maxiter = 100)), list(...)))
  naive <- if (is.null(m$naive.var)) m$var else m$naive.var; ww <- if (is.null(m$weights)) rep(1, n) else m$weights; change <- residuals(m, "dfbeta")
  if (is.null(m$weights) && !is.null(m$naive.var)) stopifnot(max(abs(crossprod(rowsum(change, id)) - m$var)) < 1e-10)
  list(coef = vec(coef(m)), se = vec(sqrt(diag(naive))), robust = vec(sqrt(diag(crossprod(rowsum(ww * change, id))))), scale = m$scale, loglik = m$loglik) }
out$parametric <- lapply(setNames(nm = c("exponential", "weibull", "lognormal")), function(k) list(plain = reg(k, cluster = quote(id)), weighted = reg(k, weights = quote(weight))))

# Discrete time: months 1..12 of five days each, expanded to a row a month, as the engine never does.
d$month <- pmin(12, ceiling(d$day / 5)); d$first <- pmin(d$month, 1 + floor(d$entry / 5))
long <- d[rep(seq_len(n), d$month), ]; long$t <- sequence(d$month)
discrete <- function(rows, cause, link, rhs, weights = NULL) {
  rows$y <- as.integer(rows$t == rows$month & rows$cause %in% cause); rows$ww <- if (is.null(weights)) 1 else rows[[weights]]
  m <- suppressWarnings(glm(as.formula(paste("y ~", rhs)), binomial(link), rows, weights = ww, control = glm.control(epsilon = 1e-15, maxit = 100)))
  X <- model.matrix(m); eta <- m$linear.predictors; mu <- m$fitted.values; dmu <- m$family$mu.eta(eta); y <- rows$y
  s <- X * (rows$ww * (y - mu) / (mu * (1 - mu)) * dmu); meat <- crossprod(rowsum(s, rows$id)); H <- numeric(0)
  bread <- solve(crossprod(X, X * (rows$ww * dmu^2 / (mu * (1 - mu)))))
  ll <- sum(rows$ww * ifelse(y == 1, log(mu), log(1 - mu)))
  list(coef = vec(coef(m)), seExpected = vec(sqrt(diag(bread))), clusterExpected = vec(sqrt(diag(bread %*% meat %*% bread))), loglik = ll)
}
out$discrete <- list(month = vec(d$month), first = vec(d$first),
  logitLine = discrete(long, 1:3, "logit", "x1 + x2 + I(t - 1)"), cloglogLine = discrete(long, 1:3, "cloglog", "x1 + x2 + I(t - 1)"),
  logitMonths = discrete(subset(long, month <= 12), 1:3, "logit", "0 + factor(pmin(t, 8)) + x1 + x2"),
  logitJob = discrete(long, 1, "logit", "x1 + x2 + I(t - 1)", "weight"), logitEntry = discrete(subset(long, t >= first), 1:3, "logit", "x1 + x2 + I(t - 1)"))
# Competing exits by a Cox model a cause: the shares of two profiles, and of the two as a group of three, at every time.
two <- data.frame(x1 = c(0.5, -0.8), x2 = c(1, 0), x3 = c(2, 4))
joint <- function(t, person) { steps <- lapply(1:3, function(k) { m <- coxph(Surv(day, cause == k) ~ x1 + x2 + x3, d, ties = t, control = tight); survfit(m, two[person, ]) })
  times <- steps[[1]]$time; h <- sapply(steps, function(s) diff(c(0, s$cumhaz))); any <- rowSums(h); before <- exp(-(cumsum(any) - any)); part <- ifelse(any > 0, -expm1(-any) / any, 1)
  list(time = times, states = cbind(exp(-cumsum(any)), apply(before * part * h, 2, cumsum))) }
out$joint <- lapply(setNames(nm = c("efron", "breslow")), function(t) { a <- joint(t, 1); b <- joint(t, 2)
  list(time = vec(a$time), one = lapply(1:4, function(j) vec(a$states[, j])), mean = lapply(1:4, function(j) vec((a$states[, j] + 2 * b$states[, j]) / 3))) })
# R's own predictions of several states agree for Breslow's rule; with Efron's its baseline is not that of its survfit of one state.
ms <- coxph(Surv(day, status) ~ x1 + x2 + x3, d, id = seq_len(n), ties = "breslow", control = tight)
stopifnot(max(abs(survfit(ms, two)$pstate[, 1, ] - joint("breslow", 1)$states)) < 1e-9)
# Concordance by a horizon of 30 with competing exits: who left for something else never leaves for this.
later <- ifelse(d$cause > 1, 999, d$day); now <- d$cause == 1 & d$day <= 30
out$order <- list(one = unname(concordance(Surv(pmin(later, 31), now) ~ x1, d)$concordance), tied = unname(concordance(Surv(pmin(later, 31), now) ~ x3, d)$concordance))

# Gray's test of cumulative incidence, by cmprsk: three groups and two, each cause.
gray <- function(g) { t <- cuminc(d$day, d$cause, g, cencode = 0)$Tests; list(chisq = vec(t[, "stat"]), p = vec(t[, "pv"]), df = vec(t[, "df"])) }
out$gray <- list(three = gray(d$group), two = gray(d$x2))
writeLines(json(out), "packages/engines/src/survival/survival.golden.json")

# Regression, weighting, balancing, doubly robust estimates and bootstraps in R, for bench/effects.ts.
#
# usage: Rscript bench/r_effects.R FOLDER N COLUMNS JOB…   (JOB: logistic, ridge, ols, ipw, entropy, aipw, bootIpw, bootCost)
# Debian packages: r-base-core r-cran-boot r-cran-glmnet (bash bench/install-r.sh installs them).
# Writes one JSON line: processor seconds of each job, the best of three (one for what takes over five seconds), and versions.
a <- commandArgs(TRUE); folder <- a[1]; n <- as.integer(a[2]); p <- as.integer(a[3]); jobs <- a[-(1:3)]
rd <- function(f, what = "double", size = 8, count = n) readBin(file.path(folder, f), what, count, size)
X <- matrix(rd("covariates.bin", count = n * p), n); colnames(X) <- paste0("x", seq_len(p))
d <- as.integer(rd("treated.bin", "integer", 1)); y <- rd("outcome.bin"); euros <- rd("euros.bin"); D <- data.frame(d = d, y = y, X); X1 <- cbind(1, X)
form <- reformulate(colnames(X), "d")
clock <- function(f) { gc(FALSE); t <- proc.time(); r <- f(); sum((proc.time() - t)[c("user.self", "sys.self")]) }
best <- function(f) { t <- clock(f); if (t < 5) for (k in 1:2) t <- min(t, clock(f)); t }
out <- list(R = paste(R.version$major, R.version$minor, sep = "."))
score <- function() glm.fit(X1, d, family = binomial())
if ("logistic" %in% jobs) out$logistic <- best(function() summary(glm(form, binomial, D)))
if ("ridge" %in% jobs) { suppressPackageStartupMessages(library(glmnet)); out$glmnet <- as.character(packageVersion("glmnet")); out$ridge <- best(function() glmnet(X, d, family = "binomial", alpha = 0, lambda = 0.01)) }
if ("ols" %in% jobs) out$ols <- best(function() summary(lm(reformulate(c("d", colnames(X)), "y"), D)))
if ("ipw" %in% jobs) out$ipw <- best(function() {
  e <- score()$fitted.values; w1 <- d; w0 <- (1 - d) * e / (1 - e); m1 <- weighted.mean(y, w1); m0 <- weighted.mean(y, w0)
  A <- crossprod(X1 * (e * (1 - e)), X1) / n
  i <- w1 * (y - m1) / mean(w1) - (w0 * (y - m0) + ((d - e) * X1) %*% solve(A, colMeans(w0 * (y - m0) * X1))) / mean(w0)
  c(m1 - m0, sd(i) / sqrt(n)) })
if ("entropy" %in% jobs) out$entropy <- best(function() {
  C <- X1[d == 0, ]; aim <- colSums(X1[d == 1, ]); g <- c(log(sum(d) / sum(1 - d)), rep(0, p))
  for (k in 1:60) { w <- c(exp(C %*% g)); s <- colSums(w * C) - aim; if (max(abs(s)) < 1e-8 * sum(d)) break; g <- g - solve(crossprod(C * w, C), s) }
  W <- (1 - d) * c(exp(X1 %*% g)); m1 <- mean(y[d == 1]); m0 <- sum(W * y) / sum(W)
  i <- d * (y - m1) / mean(d) - (W * (y - m0) - ((W - d) * X1) %*% solve(crossprod(X1 * W, X1) / n, colMeans(W * (y - m0) * X1))) / mean(W)
  c(m1 - m0, sd(i) / sqrt(n)) })
if ("aipw" %in% jobs) out$aipw <- best(function() {
  fold <- (seq_len(n) - 1) %% 5; e <- m0 <- m1 <- numeric(n)
  for (k in 0:4) { o <- fold == k; e[o] <- plogis(X1[o, ] %*% glm.fit(X1[!o, ], d[!o], family = binomial())$coefficients)
    m0[o] <- X1[o, ] %*% lm.fit(X1[!o & d == 0, ], y[!o & d == 0])$coefficients; m1[o] <- X1[o, ] %*% lm.fit(X1[!o & d == 1, ], y[!o & d == 1])$coefficients }
  s <- d * (y - m0) - (1 - d) * e / (1 - e) * (y - m0); c(mean(s) / mean(d)) })
if (any(c("bootIpw", "bootCost") %in% jobs)) { library(boot); out$boot <- as.character(packageVersion("boot")); set.seed(1) }
# A hundred draws, to be taken times ten.
if ("bootIpw" %in% jobs) out$bootIpw <- 10 * clock(function() boot(seq_len(n), function(q, i) { t <- d[i]; e <- glm.fit(X1[i, ], t, family = binomial())$fitted.values
  w <- ifelse(t == 1, 1, e / (1 - e)); v <- y[i]; weighted.mean(v[t == 1], w[t == 1]) - weighted.mean(v[t == 0], w[t == 0]) }, 100))
if ("bootCost" %in% jobs) out$bootCost <- clock(function() boot(seq_len(n), function(q, i) { t <- d[i]; a <- mean(y[i][t == 1]) - mean(y[i][t == 0])
  b <- mean(euros[i][t == 1]) - mean(euros[i][t == 0]); c(a, b, 80 * a - b) }, 1000, strata = d + 1))
cat(sprintf("{%s}\n", paste(sprintf('"%s": %s', names(out), vapply(out, function(v) if (is.character(v)) sprintf('"%s"', v) else sprintf("%.6g", v), "")), collapse = ", ")))

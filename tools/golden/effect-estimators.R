# Weighting, balancing and doubly robust estimators in matrix algebra, for effects.R and effect-truth.R. Base R has none, so they are written out
# from their estimating equations, one function each.
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

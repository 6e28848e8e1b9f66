# Golden values of packages/numerics logistic and linear regression, from R.
#
# usage: Rscript tools/golden/regressions.R > packages/numerics/src/regressions.golden.json
# Debian packages: r-base-core r-cran-sandwich r-cran-glmnet r-cran-jsonlite
suppressPackageStartupMessages({library(jsonlite); library(sandwich); library(glmnet)})
set.seed(20261)
n <- 120
d <- data.frame(
  age = round(rnorm(n, 41, 11), 1),
  woman = rbinom(n, 1, 0.5),
  months = round(rexp(n, 1 / 9), 2),
  euros = round(rnorm(n, 2100, 600)),
  office = sample(0:11, n, TRUE),
  weight = round(runif(n, 0.2, 3), 2),
  offset = round(rnorm(n, 0, 0.4), 2)
)
d$found <- rbinom(n, 1, plogis(0.4 - 0.03 * (d$age - 40) + 0.5 * d$woman - 0.05 * d$months))
d$days <- round(100 - d$age + 12 * d$woman + 0.01 * d$euros + rnorm(n, 0, 20 + d$age / 3), 2)
form <- found ~ age + woman + months + euros
tight <- glm.control(epsilon = 1e-14, maxit = 60)
plain <- glm(form, binomial, d, control = tight)
weighted <- suppressWarnings(glm(form, binomial, d, weights = weight, offset = offset, control = tight))
# glm's covariance is made with the weights of the step before the last, so the fits start again from their own end.
plain <- glm(form, binomial, d, control = tight, start = coef(plain))
weighted <- suppressWarnings(glm(form, binomial, d, weights = weight, offset = offset, control = tight, start = coef(weighted)))
X <- as.matrix(d[, c("age", "woman", "months", "euros")])
ridge <- glmnet(X, d$found, family = "binomial", alpha = 0, lambda = c(0.1, 0.01), thresh = 1e-16, maxit = 1e7)
ols <- lm(days ~ age + woman + months + euros, d)
wls <- lm(days ~ age + woman + months + euros, d, weights = weight)
se <- function(v) unname(sqrt(diag(v)))
out <- list(
  versions = list(R = R.version.string, sandwich = as.character(packageVersion("sandwich")), glmnet = as.character(packageVersion("glmnet"))),
  data = as.list(d),
  logistic = list(coefficients = unname(coef(plain)), errors = se(vcov(plain)), logLikelihood = as.numeric(logLik(plain)), deviance = deviance(plain)),
  weighted = list(coefficients = unname(coef(weighted)), errors = se(vcov(weighted)), deviance = deviance(weighted)),
  ridge = list(lambda = ridge$lambda, coefficients = lapply(1:2, function(k) unname(as.numeric(coef(ridge)[, k])))),
  ols = list(coefficients = unname(coef(ols)), classic = se(vcov(ols)), hc1 = se(vcovHC(ols, "HC1")), hc2 = se(vcovHC(ols, "HC2")),
             cluster = se(vcovCL(ols, d$office)), leverages = unname(hatvalues(ols))),
  wls = list(coefficients = unname(coef(wls)), classic = se(vcov(wls)), hc1 = se(vcovHC(wls, "HC1")), hc2 = se(vcovHC(wls, "HC2")))
)
cat(toJSON(out, digits = NA, auto_unbox = TRUE))

# Spread and coverage of R's estimators over the repetitions of the seeded cases.
#
# usage: node tools/golden/effect-cases.ts CASES 200
#        Rscript tools/golden/effect-truth.R CASES > packages/engines/src/effects/estimators-truth.golden.json
# Debian packages: r-base-core r-cran-jsonlite
suppressPackageStartupMessages(library(jsonlite))
cases <- commandArgs(TRUE)[1]
source(file.path(dirname(sub("--file=", "", grep("--file=", commandArgs(), value = TRUE))), "effect-estimators.R"))
repetitions <- function(name, f) {
  files <- sprintf("%s/%s-%d.csv", cases, name, 0:199)
  lapply(files, function(file) f(read.csv(file)))
}
# Each answer: list(estimate, error). Of all answers: sd of the estimates and how often the interval holds the truth.
summed <- function(answers, truth) {
  lapply(setNames(names(answers[[1]]), names(answers[[1]])), function(k) {
    e <- sapply(answers, function(a) a[[k]]$estimate); s <- sapply(answers, function(a) a[[k]]$error)
    list(mean = mean(e), sd = sd(e), coverage = mean(abs(e - truth[[k]]) <= 1.959964 * s))
  })
}
same <- function(keys, value) setNames(as.list(rep(value, length(keys))), keys)
main <- c("ipwAtt", "ipwAte", "entropy", "aipwAtt", "aipwAte")
constant <- function(q) { X <- cbind(1, as.matrix(q[, -(1:2)]))
  list(ipwAtt = told(ipw(q$y, q$d, X, "att")), ipwAte = told(ipw(q$y, q$d, X, "ate")), entropy = told(balance(q$y, q$d, X)),
       aipwAtt = doubly(q$y, q$d, X, "att", 5), aipwAte = doubly(q$y, q$d, X, "ate", 5)) }
cells <- function(q) { X <- cbind(1, as.matrix(q[, -(1:2)])); long <- q$x7 == 1
  list(ipwAtt = told(ipw(q$y, q$d, X, "att")), ipwAte = told(ipw(q$y, q$d, X, "ate")), aipwAtt = doubly(q$y, q$d, X, "att", 5, TRUE),
       aipwAte = doubly(q$y, q$d, X, "ate", 5, TRUE), entropyLong = told(balance(q$y[long], q$d[long], X[long, -8])),
       entropyShort = told(balance(q$y[!long], q$d[!long], X[!long, -8]))) }
staggered <- function(q) { Y <- matrix(q$y, 10); g <- q$start[q$time == 1]; never <- g == 0
  cell <- function(p) { base <- if (p[2] >= p[1]) p[1] - 1 else p[2] - 1; dy <- Y[p[2], ] - Y[base, ]; i <- g == p[1]
    list(e = mean(dy[i]) - mean(dy[never]), f = i / mean(i) * (dy - mean(dy[i])) - never / mean(never) * (dy - mean(dy[never]))) }
  of <- function(...) { cs <- lapply(list(...), cell); list(estimate = mean(sapply(cs, `[[`, "e")), error = sd(rowMeans(sapply(cs, `[[`, "f"))) / sqrt(length(g))) }
  list(overall = do.call(of, c(lapply(4:10, function(t) c(4, t)), lapply(7:10, function(t) c(7, t)))), event0 = of(c(4, 4), c(7, 7)),
       event3 = of(c(4, 7), c(7, 10)), placebo = of(c(7, 5))) }
long <- 0.07821436052662117; short <- 0.0256665073045174; att <- 0.049253935740337026
cat(toJSON(list(
  versions = list(R = R.version.string),
  c1 = summed(repetitions("constant", constant), same(main, 20)),
  c2 = summed(repetitions("null", constant), same(main, 0)),
  c3 = summed(repetitions("cells", cells), list(ipwAtt = att, ipwAte = 0.0455, aipwAtt = att, aipwAte = 0.0455, entropyLong = long, entropyShort = short)),
  c8 = summed(repetitions("staggered", staggered), list(overall = 36 / 11, event0 = 1.5, event3 = 3, placebo = 0))
), digits = NA, auto_unbox = TRUE))

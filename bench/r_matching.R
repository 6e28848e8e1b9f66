# Matching and its balance table in R, for bench/effects-matching.ts.
#
# usage: Rscript bench/r_matching.R FOLDER N JOB…     (JOB: nearest, balance, reuse)
# Debian packages: r-base-core r-cran-matchit r-cran-matching, as `bash bench/install-r.sh` installs them.
# Writes one JSON line: processor seconds of each job (the best of three, one for what takes over five seconds), versions, MatchIt's pairs to FOLDER/pairs.bin.
# MatchIt 4.5.1 of Debian 12 makes wrong pairs under a caliper (kosukeimai/MatchIt issue 163): here it is a reference of speed only.
suppressPackageStartupMessages({library(MatchIt); library(Matching)})
a <- commandArgs(TRUE); folder <- a[1]; n <- as.integer(a[2]); jobs <- a[-(1:2)]
rd <- function(f, what = "double", size = 8) readBin(file.path(folder, f), what, n, size)
names <- c("age", "woman", "education", "foreign", "earlierDays", "wage", "distance", "health")
d <- as.data.frame(lapply(setNames(names, names), function(v) rd(paste0(v, ".bin"))))
d$treated <- rd("treated.bin", "integer", 1); score <- rd("score.bin"); y <- rd("outcome.bin")
fm <- reformulate(names, "treated")
processor <- function(f) { t <- system.time(r <- f()); list(seconds = t[["user.self"]] + t[["sys.self"]], value = r) }
best <- function(f) { b <- processor(f); if (b$seconds < 5) for (k in 1:2) { again <- processor(f); if (again$seconds < b$seconds) b <- again }; b }
out <- list(R = paste(R.version$major, R.version$minor, sep = "."), MatchIt = as.character(packageVersion("MatchIt")), Matching = as.character(packageVersion("Matching")))
if ("nearest" %in% jobs) {
  b <- best(function() suppressWarnings(matchit(fm, d, method = "nearest", distance = score, caliper = .2, ratio = 1)))
  m <- b$value$match.matrix; p <- rep(-1L, n); t <- as.integer(row.names(m)); c <- as.integer(m[, 1]); p[t[!is.na(c)]] <- c[!is.na(c)] - 1L
  writeBin(p, file.path(folder, "pairs.bin")); out$nearest <- b$seconds
}
# Weights of exact matching, which is quick at every size, so that the table is of eight covariates before and after.
if ("balance" %in% jobs) { m <- matchit(treated ~ woman, d, method = "exact"); out$balance <- best(function() summary(m, addlvariables = d[setdiff(names, "woman")]))$seconds }
if ("reuse" %in% jobs) out$reuse <- best(function() Match(Y = y, Tr = d$treated, X = score, M = 1, estimand = "ATT", Var.calc = 1))$seconds
cat(sprintf("{%s}\n", paste(sprintf('"%s": %s', names(out), vapply(out, function(v) if (is.character(v)) sprintf('"%s"', v) else sprintf("%.6g", v), "")), collapse = ", ")))

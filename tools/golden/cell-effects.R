# Golden values of packages/engines effects/matching/match-cells on a seeded world of 48 cells, from R.
#
# usage: node tools/golden/effect-cases.ts FOLDER && Rscript tools/golden/cell-effects.R FOLDER > packages/engines/src/effects/matching/cell-effects.golden.json
# Debian packages: r-base-core r-cran-jsonlite
suppressPackageStartupMessages(library(jsonlite))
q <- read.csv(file.path(commandArgs(TRUE)[1], "cells.csv"))
k <- do.call(paste, q[, grep("^x", names(q))]); s <- split(q, k)
both <- Filter(function(g) any(g$d == 1) && any(g$d == 0), s)
m1 <- sapply(both, function(g) sum(g$d)); M1 <- sum(m1); share <- m1 / M1
v <- function(y) if (length(y) > 1) var(y) else NA
stopifnot(!anyNA(sapply(both, function(g) c(v(g$y[g$d == 1]), v(g$y[g$d == 0])))))
effect <- sum(share * sapply(both, function(g) mean(g$y[g$d == 1]) - mean(g$y[g$d == 0])))
error <- sqrt(sum(share^2 * sapply(both, function(g) v(g$y[g$d == 1]) / sum(g$d) + v(g$y[g$d == 0]) / sum(1 - g$d))))
cat(toJSON(list(R = R.version.string, cells = length(both), treatedUsed = M1, effect = effect, error = error), auto_unbox = TRUE, digits = NA))

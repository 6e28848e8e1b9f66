# The peer of bench/survival.ts: R's survival on the same columns. Reads jobs from standard input, answers with processor seconds.
suppressPackageStartupMessages({ library(survival); library(cmprsk) })
folder <- commandArgs(TRUE)[1]; n <- as.integer(commandArgs(TRUE)[2])
column <- function(name) readBin(file.path(folder, paste0(name, ".bin")), "double", n, 8L)
d <- as.data.frame(c(list(day = column("day"), cause = column("cause")), setNames(lapply(0:9, function(j) column(paste0("x", j))), paste0("x", 0:9))))
d$ev <- as.integer(d$cause > 0); d$st <- factor(d$cause, 0:4); d$id <- seq_len(n); d$g <- d$x9
x <- as.matrix(d[, paste0("x", 0:9)]); y <- Surv(d$day, d$ev); control <- coxph.control()
model <- Surv(day, ev) ~ x0 + x1 + x2 + x3 + x4 + x5 + x6 + x7 + x8 + x9
jobs <- list(
  version = function() cat(R.version.string, "survival", as.character(packageVersion("survival")), "\n"),
  km = function() survfit(Surv(day, ev) ~ 1, d), logrank = function() survdiff(Surv(day, ev) ~ g, d),
  gray = function() cuminc(d$day, d$cause, d$g),
  aj = function() survfit(Surv(day, st) ~ 1, d, se.fit = FALSE), ajse = function() survfit(Surv(day, st) ~ 1, d),
  coxph = function() coxph(model, d), kernel = function() coxph.fit(x, y, NULL, NULL, NULL, control, NULL, "efron", NULL, resid = FALSE),
  robust = function() coxph(model, d, cluster = id), weibull = function() survreg(update(model, Surv(day, ev) ~ .), d))
input <- file("stdin", "r"); cat("ready\n"); flush(stdout())
while (length(job <- readLines(input, 1)) > 0) {
  if (job == "version") jobs$version() else { invisible(gc(FALSE)); p <- proc.time(); r <- jobs[[job]](); q <- proc.time() - p; cat(q[["user.self"]] + q[["sys.self"]], "\n") }
  flush(stdout())
}

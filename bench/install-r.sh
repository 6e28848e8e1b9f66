#!/usr/bin/env bash
# Installs R and the packages that the benchmarks and golden scripts of effects and survival hold themselves against (Debian 12).
set -euo pipefail
apt-get update
apt-get install -y --no-install-recommends r-base-core r-cran-aer r-cran-boot r-cran-cmprsk r-cran-glmnet r-cran-jsonlite r-cran-matchit r-cran-matching r-cran-sandwich r-cran-survival

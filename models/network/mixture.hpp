// Quantiles of a mixture of normal distributions.
#pragma once

#include <vector>

namespace ruralsim::models::network {

struct Part {
  double weight = 0;  // above 0
  double mean = 0;
  double deviation = 1;  // standard; above 0
};

// Where the share `below` (above 0, below 1) of the mixture lies below. By bisection.
double quantile(std::vector<Part> const& parts, double below);

}  // namespace ruralsim::models::network

// What Sobol indices are made of: rows of a design of Saltelli, what each adds to sums, and the shares that
// such sums give.
#pragma once

#include "experiments/sensitivity.hpp"

#include <cstddef>
#include <span>
#include <vector>

namespace ruralsim::experiments::sobol {

// The values of one row at A, B and every AB_i, in the replications that have a value at each of them.
struct Row {
  std::size_t number = 0;  // in the design
  std::vector<std::size_t> replications = {};
  std::vector<std::vector<double>> values = {};  // by point, then as `replications`
};

// Those of which a replication is complete. Throws sim::Error(usage) if fewer than two are.
std::vector<Row> complete_rows(Design const& design, Responses const& responses);

// Takes out what each replication adds to all points, its mean over A and B, and returns the mean of these.
// No index depends on it; its precision does, and a row that lacks a replication is then like the others.
double center(std::vector<Row>& rows, std::size_t replications);

// The row without those replications; perhaps none is left.
Row without(Row const& row, std::size_t group, std::size_t groups);

// What rows add to the sums of which indices are made. What is of noise has that share of its neighbour's
// expectation which comes of replications, so that neighbour - noise is without.
struct Sums {
  double rows = 0;
  double sum = 0, squares = 0, noise = 0;  // of A and B, centered; of their variance
  struct Factor {
    double first = 0, first_noise = 0, total = 0, total_noise = 0;
  };
  std::vector<Factor> factors = {};

  void add(Sums const& other);
};
Sums sums_of(Row const& row);

struct FactorShares {
  double first = 0, first_without = 0, total = 0, total_without = 0;
};
struct Shares {
  double variance = 0, noise = 0;
  std::vector<FactorShares> factors = {};
};

// Of rows in parts that know nothing of one another: shifts; or one part of independent rows. The mean of a
// part of even rows is known better than that of independent ones, so that of several parts the variance of
// the response is its mean square less the square of its mean, and what the mean's own variance takes from it
// is told by how the parts' means differ.
Shares shares_of(std::span<Sums const> parts);

}  // namespace ruralsim::experiments::sobol

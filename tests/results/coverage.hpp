// How often intervals hold the true value, against the share that is right.
#pragma once

#include "results/statistics.hpp"

#include <cmath>
#include <cstdio>
#include <string>

#include <gtest/gtest.h>

namespace ruralsim::results {

struct Coverage {
  std::int64_t held = 0, of = 0;

  void count(bool holds) { held += holds ? 1 : 0, ++of; }
  void count(Interval const& i, double truth) { count(i.low <= truth && truth <= i.high); }
  double share() const { return static_cast<double>(held) / static_cast<double>(of); }
  double variance() const { return share() * (1 - share()) / static_cast<double>(of); }
};

// Prints a line of the table in docs/validation.md.
inline void print_coverage(std::string const& what, double nominal, double right, Coverage const& measured) {
  std::printf("| %s | %.4f | %.4f | %.4f | %.4f |\n", what.c_str(), nominal, right, measured.share(),
              std::sqrt(measured.variance()));
}

// Within 3.5 standard errors of the right share, itself a measured one or (without an error) a known one.
inline void expect_coverage(std::string const& what, double nominal, double right, double variance_of_right,
                            Coverage const& measured) {
  print_coverage(what, nominal, right, measured);
  EXPECT_NEAR(measured.share(), right, 3.5 * std::sqrt(measured.variance() + variance_of_right)) << what;
}
inline void expect_coverage(std::string const& what, double nominal, Coverage const& right,
                            Coverage const& measured) {
  expect_coverage(what, nominal, right.share(), right.variance(), measured);
}
inline void expect_coverage(std::string const& what, double exactly, Coverage const& measured) {
  double const n = static_cast<double>(measured.of);
  print_coverage(what, exactly, exactly, measured);
  EXPECT_NEAR(measured.share(), exactly, 3.5 * std::sqrt(exactly * (1 - exactly) / n)) << what;
}

}  // namespace ruralsim::results

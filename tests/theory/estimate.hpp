// What a simulation measured, and how well: for comparing it with a closed form.
#pragma once

#include <cmath>
#include <cstdio>
#include <string>
#include <vector>

#include <gtest/gtest.h>

namespace ruralsim::theory {

struct Estimate {
  double mean = 0, standard_error = 0;
};

// Of independent (or nearly independent) numbers: replications, or means of long batches.
inline Estimate of_batches(std::vector<double> const& batches) {
  double sum = 0, squares = 0;
  auto const n = static_cast<double>(batches.size());
  for (double const x : batches) sum += x;
  for (double const x : batches) squares += (x - sum / n) * (x - sum / n);
  return {sum / n, std::sqrt(squares / (n - 1) / n)};
}

// Sum of `top` over sum of `bottom`, both by batch: the ratio estimator with its linearised standard error
// (Cochran 1977, section 6.4).
inline Estimate of_ratio(std::vector<double> const& top, std::vector<double> const& bottom) {
  double tops = 0, bottoms = 0, squares = 0;
  auto const n = static_cast<double>(top.size());
  for (std::size_t i = 0; i < top.size(); ++i) tops += top[i], bottoms += bottom[i];
  double const ratio = tops / bottoms;
  for (std::size_t i = 0; i < top.size(); ++i) {
    double const off = top[i] - ratio * bottom[i];
    squares += off * off;
  }
  return {ratio, std::sqrt(squares * n / (n - 1)) / bottoms};
}

// Values by day or week, summed into equal batches; the first batch is warm-up and left out, and so is the
// rest that does not fill a batch.
template <class Value>
std::vector<double> batches_of(std::size_t count, std::size_t batches, Value&& value) {
  std::vector<double> sums;
  std::size_t const size = count / (batches + 1);
  for (std::size_t b = 1; b <= batches; ++b) {
    double sum = 0;
    for (std::size_t i = b * size; i < (b + 1) * size; ++i) sum += static_cast<double>(value(i));
    sums.push_back(sum);
  }
  return sums;
}

// The measured value lies within 3.5 standard errors of the closed form, and its 95 % interval is no wider
// than
// +- `precision` (relative to the closed form; 2.02 is Student's quantile for 40 batches, the fewest in use).
// Prints a line of the table in docs/validation.md.
inline void expect_agrees(std::string const& what, Estimate const& measured, double closed_form,
                          double precision) {
  double const half_width = 2.02 * measured.standard_error;
  std::printf("| %s | %.5g | %.5g | %.2g | %.2f %% | %+.2f |\n", what.c_str(), closed_form, measured.mean,
              measured.standard_error, 100 * half_width / closed_form,
              (measured.mean - closed_form) / measured.standard_error);
  EXPECT_LE(std::abs(measured.mean - closed_form), 3.5 * measured.standard_error)
      << what << ": measured " << measured.mean << ", closed form " << closed_form;
  EXPECT_LE(half_width, precision * closed_form) << what << ": not precise enough";
}

}  // namespace ruralsim::theory

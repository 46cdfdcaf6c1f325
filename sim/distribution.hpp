// Probability distributions of our own, by inversion: one uniform number makes one variate, the same on
// every platform, and a variate stays in step when a parameter changes.
#pragma once

#include "sim/quantity.hpp"
#include "sim/random.hpp"

#include <cstdint>
#include <string>

namespace ruralsim::sim {

// A distribution of non-negative numbers (durations in seconds, amounts). A plain value.
class Distribution {
 public:
  enum class Kind : std::uint8_t { constant, uniform, triangular, exponential, erlang, lognormal, gamma };

  // Each throws Error(usage) for parameters without meaning (negative, not finite, out of order).
  static Distribution constant(double value);
  static Distribution uniform(double low, double high);
  static Distribution triangular(double low, double mode, double high);
  static Distribution exponential(double mean);
  static Distribution erlang(int stages, double mean);        // stages >= 1
  static Distribution lognormal(double median, double mean);  // mean >= median > 0
  static Distribution gamma(double mean, double coefficient_of_variation);

  Kind kind() const { return kind_; }
  double mean() const;
  double variance() const;
  double quantile(double u) const;  // 0 < u < 1
  double sample(Stream& stream) const { return kind_ == Kind::constant ? a_ : quantile(stream.uniform()); }
  Seconds sample_seconds(Stream& stream) const { return rounded(sample(stream)); }
  Seconds quantile_seconds(double u) const { return rounded(quantile(u)); }

  friend bool operator==(Distribution const&, Distribution const&) = default;

 private:
  Distribution(Kind kind, double a, double b = 0, double c = 0) : kind_(kind), a_(a), b_(b), c_(c) {}
  static Seconds rounded(double s) { return {static_cast<std::int64_t>(s + 0.5)}; }

  Kind kind_;
  double a_, b_, c_;  // constant: value; uniform: low, high; triangular: low, mode, high; exponential: mean;
                      // erlang and gamma: shape, scale; lognormal: mu, sigma
};

// Standard normal quantile, |error| below 1e-15 relative (Wichura 1988, algorithm AS 241, PPND16). 0 < u < 1.
double normal_quantile(double u);

// Number of events of a Poisson process of the given mean >= 0, by inversion: the smallest n that has
// P(N <= n) >= u. 0 < u < 1. One uniform number a draw, whatever the mean.
std::int64_t poisson_quantile(double u, double mean);
inline std::int64_t poisson(Stream& stream, double mean) {
  return poisson_quantile(stream.uniform(), mean);
}

}  // namespace ruralsim::sim

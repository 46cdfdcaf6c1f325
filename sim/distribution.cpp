#include "sim/distribution.hpp"

#include "sim/fault.hpp"
#include "sim/text.hpp"

#include <algorithm>
#include <array>
#include <cmath>

#include <boost/math/special_functions/gamma.hpp>

namespace ruralsim::sim {
namespace {

void require(bool holds, char const* what) {
  if (!holds) throw Error(Blame::usage, text("distribution: {}", what));
}

bool positive(double x) {
  return std::isfinite(x) && x > 0;
}
bool not_negative(double x) {
  return std::isfinite(x) && x >= 0;
}

// Horner's scheme, highest power first.
template <class... Rest>
double horner(double x, double first, Rest... rest) {
  double sum = first;
  ((sum = sum * x + rest), ...);
  return sum;
}

// Doubles stay doubles: long double differs between platforms (and is slow).
using Plain = boost::math::policies::policy<boost::math::policies::promote_double<false>>;

// Terms of a Poisson distribution below this can no longer change a sum that is near 1.
constexpr double kNegligible = 1e-18;

// 1, 1/1, 1/2, 1/3 ...: a multiplication takes a quarter of a division's time.
constexpr std::size_t kReciprocals = 512;
constexpr auto kReciprocal = [] {
  std::array<double, kReciprocals> one_over{};
  one_over[0] = 1;
  for (std::size_t n = 1; n < kReciprocals; ++n) one_over[n] = 1.0 / static_cast<double>(n);
  return one_over;
}();

// Sequential search of the distribution function from 0: exact, and short for a small mean (at most half of
// kReciprocals, so that what lies beyond them is negligible).
std::int64_t poisson_from_zero(double u, double mean) {
  double p = std::exp(-mean), sum = p;
  std::size_t n = 0;
  while (u > sum && n + 1 < kReciprocals && (static_cast<double>(n) < mean || p > kNegligible))
    p *= mean * kReciprocal[++n], sum += p;
  return static_cast<std::int64_t>(n);
}

// For a large mean: the same search from where the normal distribution with a correction for skewness
// (Cornish and Fisher 1938) expects the quantile.
std::int64_t poisson_from_middle(double u, double mean) {
  double const z = normal_quantile(u);
  double n = std::max(0.0, std::floor(mean + std::sqrt(mean) * z + (z * z - 1) / 6));
  double p = boost::math::gamma_p_derivative(n + 1, mean, Plain{});
  double sum = boost::math::gamma_q(n + 1, mean, Plain{});
  while (u > sum && p > kNegligible) p *= mean / ++n, sum += p;
  while (n > 0 && u <= sum - p) sum -= p, p *= n-- / mean;
  return static_cast<std::int64_t>(n);
}

}  // namespace

Distribution Distribution::constant(double value) {
  require(not_negative(value), "a constant must not be negative");
  return {Kind::constant, value};
}
Distribution Distribution::uniform(double low, double high) {
  require(not_negative(low) && not_negative(high) && low <= high, "uniform needs 0 <= low <= high");
  return {Kind::uniform, low, high};
}
Distribution Distribution::triangular(double low, double mode, double high) {
  require(not_negative(low) && std::isfinite(high) && low <= mode && mode <= high && low < high,
          "triangular needs 0 <= low <= mode <= high and low < high");
  return {Kind::triangular, low, mode, high};
}
Distribution Distribution::exponential(double mean) {
  require(positive(mean), "exponential needs a mean above 0");
  return {Kind::exponential, mean};
}
Distribution Distribution::erlang(int stages, double mean) {
  require(stages >= 1 && positive(mean), "erlang needs at least one stage and a mean above 0");
  return {Kind::erlang, static_cast<double>(stages), mean / stages};
}
Distribution Distribution::lognormal(double median, double mean) {
  require(positive(median) && std::isfinite(mean) && mean >= median, "lognormal needs 0 < median <= mean");
  return {Kind::lognormal, std::log(median), std::sqrt(2 * std::log(mean / median))};
}
Distribution Distribution::gamma(double mean, double cv) {
  require(positive(mean) && positive(cv), "gamma needs a mean and a coefficient of variation above 0");
  return {Kind::gamma, 1 / (cv * cv), mean * cv * cv};
}

double Distribution::mean() const {
  switch (kind_) {
    case Kind::constant:
    case Kind::exponential:
      return a_;
    case Kind::uniform:
      return (a_ + b_) / 2;
    case Kind::triangular:
      return (a_ + b_ + c_) / 3;
    case Kind::erlang:
    case Kind::gamma:
      return a_ * b_;
    case Kind::lognormal:
      return std::exp(a_ + b_ * b_ / 2);
  }
  return 0;
}

double Distribution::variance() const {
  switch (kind_) {
    case Kind::constant:
      return 0;
    case Kind::exponential:
      return a_ * a_;
    case Kind::uniform:
      return (b_ - a_) * (b_ - a_) / 12;
    case Kind::triangular:
      return (a_ * a_ + b_ * b_ + c_ * c_ - a_ * b_ - a_ * c_ - b_ * c_) / 18;
    case Kind::erlang:
    case Kind::gamma:
      return a_ * b_ * b_;
    case Kind::lognormal:
      return std::expm1(b_ * b_) * std::exp(2 * a_ + b_ * b_);
  }
  return 0;
}

double Distribution::quantile(double u) const {
  switch (kind_) {
    case Kind::constant:
      return a_;
    case Kind::uniform:
      return a_ + (b_ - a_) * u;
    case Kind::triangular: {
      double const at_mode = (b_ - a_) / (c_ - a_);
      return u < at_mode ? a_ + std::sqrt(u * (c_ - a_) * (b_ - a_))
                         : c_ - std::sqrt((1 - u) * (c_ - a_) * (c_ - b_));
    }
    case Kind::exponential:
      return -a_ * std::log1p(-u);
    case Kind::erlang:
    case Kind::gamma:
      return b_ * boost::math::gamma_p_inv(a_, u, Plain{});
    case Kind::lognormal:
      return std::exp(a_ + b_ * normal_quantile(u));
  }
  return 0;
}

double normal_quantile(double u) {
  double const q = u - 0.5;
  if (std::abs(q) <= 0.425) {
    double const r = 0.180625 - q * q;
    return q *
           horner(r, 2.5090809287301226727e3, 3.3430575583588128105e4, 6.7265770927008700853e4,
                  4.5921953931549871457e4, 1.3731693765509461125e4, 1.9715909503065514427e3,
                  1.3314166789178437745e2, 3.3871328727963666080e0) /
           horner(r, 5.2264952788528545610e3, 2.8729085735721942674e4, 3.9307895800092710610e4,
                  2.1213794301586595867e4, 5.3941960214247511077e3, 6.8718700749205790830e2,
                  4.2313330701600911252e1, 1.0);
  }
  double r = std::sqrt(-std::log(q < 0 ? u : 1 - u));
  double z;
  if (r <= 5) {
    r -= 1.6;
    z = horner(r, 7.74545014278341407640e-4, 2.27238449892691845833e-2, 2.41780725177450611770e-1,
               1.27045825245236838258e0, 3.64784832476320460504e0, 5.76949722146069140550e0,
               4.63033784615654529590e0, 1.42343711074968357734e0) /
        horner(r, 1.05075007164441684324e-9, 5.47593808499534494600e-4, 1.51986665636164571966e-2,
               1.48103976427480074590e-1, 6.89767334985100004550e-1, 1.67638483018380384940e0,
               2.05319162663775882187e0, 1.0);
  } else {
    r -= 5;
    z = horner(r, 2.01033439929228813265e-7, 2.71155556874348757815e-5, 1.24266094738807843860e-3,
               2.65321895265761230930e-2, 2.96560571828504891230e-1, 1.78482653991729133580e0,
               5.46378491116411436990e0, 6.65790464350110377720e0) /
        horner(r, 2.04426310338993978564e-15, 1.42151175831644588870e-7, 1.84631831751005468180e-5,
               7.86869131145613259100e-4, 1.48753612908506148525e-2, 1.36929880922735805310e-1,
               5.99832206555887937690e-1, 1.0);
  }
  return q < 0 ? -z : z;
}

std::int64_t poisson_quantile(double u, double mean) {
  constexpr double kLargestFromZero = 200;
  return mean <= kLargestFromZero ? poisson_from_zero(u, mean) : poisson_from_middle(u, mean);
}

}  // namespace ruralsim::sim

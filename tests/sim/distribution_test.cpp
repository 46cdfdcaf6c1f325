#include "sim/distribution.hpp"

#include "sim/fault.hpp"
#include "sim/text.hpp"

#include <algorithm>
#include <cmath>
#include <functional>
#include <limits>
#include <vector>

#include <boost/math/distributions/chi_squared.hpp>
#include <boost/math/distributions/exponential.hpp>
#include <boost/math/distributions/gamma.hpp>
#include <boost/math/distributions/lognormal.hpp>
#include <boost/math/distributions/normal.hpp>
#include <boost/math/distributions/poisson.hpp>
#include <boost/math/distributions/triangular.hpp>
#include <boost/math/distributions/uniform.hpp>
#include <boost/math/quadrature/tanh_sinh.hpp>
#include <gtest/gtest.h>

namespace ruralsim::sim {
namespace {

struct Case {
  char const* name;
  Distribution ours;
  std::function<double(double)> reference;  // Boost.Math's quantile
};

std::vector<Case> cases() {
  namespace bm = boost::math;
  auto of = [](auto d) { return [d](double u) { return quantile(d, u); }; };
  double const sigma = std::sqrt(2 * std::log(1.5));
  return {
      {"uniform", Distribution::uniform(60, 300), of(bm::uniform(60, 300))},
      {"triangular", Distribution::triangular(60, 90, 300), of(bm::triangular(60, 90, 300))},
      {"triangular, mode at the low end", Distribution::triangular(60, 60, 300),
       of(bm::triangular(60, 60, 300))},
      {"triangular, mode at the high end", Distribution::triangular(60, 300, 300),
       of(bm::triangular(60, 300, 300))},
      {"exponential", Distribution::exponential(600), of(bm::exponential(1.0 / 600))},
      {"erlang of one stage", Distribution::erlang(1, 600), of(bm::exponential(1.0 / 600))},
      {"erlang", Distribution::erlang(4, 600), of(bm::gamma_distribution<>(4, 150))},
      {"lognormal", Distribution::lognormal(600, 900), of(bm::lognormal(std::log(600.0), sigma))},
      {"gamma, regular", Distribution::gamma(600, 0.5), of(bm::gamma_distribution<>(4, 150))},
      {"gamma, erratic", Distribution::gamma(600, 2), of(bm::gamma_distribution<>(0.25, 2400))},
  };
}

TEST(Distributions, have_the_quantiles_of_boost_math) {
  for (auto const& c : cases())
    for (double u : {1e-12, 1e-6, 0.001, 0.1, 0.25, 0.5, 0.75, 0.9, 0.999, 1 - 1e-6, 1 - 1e-12}) {
      double const expected = c.reference(u);
      EXPECT_NEAR(c.ours.quantile(u), expected, 1e-11 * expected + 1e-300) << c.name << " at " << u;
    }
}

TEST(Distributions, state_the_moments_that_their_quantiles_have) {
  boost::math::quadrature::tanh_sinh<double> integrator;
  for (auto const& c : cases()) {
    auto quantile = [&](double u) { return c.ours.quantile(std::clamp(u, 1e-300, 1 - 1e-16)); };
    double const mean = integrator.integrate(quantile, 0.0, 1.0);
    double const variance =
        integrator.integrate([&](double u) { return std::pow(quantile(u) - mean, 2); }, 0.0, 1.0);
    EXPECT_NEAR(c.ours.mean(), mean, 1e-6 * mean) << c.name;
    EXPECT_NEAR(c.ours.variance(), variance, 1e-4 * variance) << c.name;
  }
}

TEST(Distributions, sample_their_mean_and_variance) {
  constexpr int n = 200'000;
  std::uint32_t entity = 0;
  for (auto const& c : cases()) {
    Stream stream({.seed = 11, .entity = entity++});
    double sum = 0, second = 0, fourth = 0;
    for (int i = 0; i < n; ++i) {
      double const x = c.ours.sample(stream) - c.ours.mean();
      sum += x, second += x * x, fourth += x * x * x * x;
    }
    double const variance = second / n;
    EXPECT_NEAR(sum / n, 0, 3.5 * std::sqrt(c.ours.variance() / n)) << c.name;
    EXPECT_NEAR(variance, c.ours.variance(), 3.5 * std::sqrt((fourth / n - variance * variance) / n))
        << c.name;
  }
}

TEST(Distributions, grow_with_u_so_that_a_variate_stays_in_step) {
  for (auto const& c : cases()) {
    double last = 0;
    for (int i = 0; i < 10'000; ++i) {
      double const x = c.ours.quantile((i + 0.5) / 10'000);
      ASSERT_GE(x, last) << c.name << " " << i;
      last = x;
    }
  }
}

TEST(Distributions, take_one_uniform_each_whatever_their_parameters) {
  for (auto const& c : cases()) {
    Stream drawn({.seed = 3}), plain({.seed = 3});
    for (int i = 0; i < 5; ++i) c.ours.sample(drawn), plain.uniform();
    EXPECT_EQ(drawn.uniform(), plain.uniform()) << c.name;
  }
}

TEST(Distributions, that_are_constant_draw_nothing) {
  Stream drawn({.seed = 3}), plain({.seed = 3});
  EXPECT_EQ(Distribution::constant(90).sample(drawn), 90);
  EXPECT_EQ(Distribution::constant(90).variance(), 0);
  EXPECT_EQ(drawn.uniform(), plain.uniform());
}

TEST(Distributions, round_to_the_nearest_second) {
  EXPECT_EQ(Distribution::constant(90.49).quantile_seconds(0.5), seconds(90));
  EXPECT_EQ(Distribution::constant(90.5).quantile_seconds(0.5), seconds(91));
  EXPECT_EQ(Distribution::constant(0).quantile_seconds(0.5), seconds(0));
}

TEST(Distributions, refuse_parameters_without_meaning) {
  constexpr double nan = std::numeric_limits<double>::quiet_NaN(),
                   inf = std::numeric_limits<double>::infinity();
  for (double wrong : {-1.0, nan, inf, -inf}) {
    EXPECT_THROW(Distribution::constant(wrong), Error);
    EXPECT_THROW(Distribution::uniform(wrong, 3), Error);
    EXPECT_THROW(Distribution::uniform(0, wrong), Error);
    EXPECT_THROW(Distribution::triangular(0, wrong, 3), Error);
    EXPECT_THROW(Distribution::exponential(wrong), Error);
    EXPECT_THROW(Distribution::erlang(2, wrong), Error);
    EXPECT_THROW(Distribution::lognormal(wrong, 3), Error);
    EXPECT_THROW(Distribution::lognormal(3, wrong), Error);
    EXPECT_THROW(Distribution::gamma(wrong, 1), Error);
    EXPECT_THROW(Distribution::gamma(1, wrong), Error);
  }
  EXPECT_THROW(Distribution::uniform(3, 2), Error);
  EXPECT_THROW(Distribution::triangular(3, 2, 4), Error);
  EXPECT_THROW(Distribution::triangular(3, 3, 3), Error);
  EXPECT_THROW(Distribution::exponential(0), Error);
  EXPECT_THROW(Distribution::erlang(0, 5), Error);
  EXPECT_THROW(Distribution::lognormal(3, 2), Error);
  EXPECT_THROW(Distribution::gamma(3, 0), Error);
  EXPECT_NO_THROW(Distribution::lognormal(3, 3));
}

TEST(NormalQuantile, agrees_with_boost_math) {
  boost::math::normal const normal;
  for (double u :
       {1e-300, 1e-100, 1e-20, 1e-10, 1e-5, 0.01, 0.0749, 0.0751, 0.3, 0.5, 0.6, 0.9249, 0.9251, 0.999}) {
    double const expected = quantile(normal, u);
    EXPECT_NEAR(normal_quantile(u), expected, 1e-14 * std::max(1.0, std::abs(expected))) << u;
  }
  for (int i = 1; i < 1000; ++i)
    EXPECT_NEAR(normal_quantile(i / 1000.0), quantile(normal, i / 1000.0), 1e-14 * 4) << i;
}

TEST(NormalQuantile, is_odd_around_one_half) {
  for (double u : {0.5, 0.25, 0.125, 0x1p-10, 0x1p-30})
    EXPECT_EQ(normal_quantile(u), -normal_quantile(1 - u)) << u;
}

constexpr double kMeans[]{0.001, 0.3, 1, 4.7, 20, 75, 199.9, 200.1, 480, 520, 1500, 40'000};

TEST(PoissonCounts, are_the_smallest_that_reach_the_distribution_function) {
  for (double mean : kMeans) {
    boost::math::poisson const reference(mean);
    for (int i = 0; i < 400; ++i) {
      double const u = (i + 0.5) / 400;
      auto const n = static_cast<double>(poisson_quantile(u, mean));
      EXPECT_GE(cdf(reference, n), u * (1 - 1e-12)) << mean << " " << u;
      EXPECT_LE(n > 0 ? cdf(reference, n - 1) : 0, u * (1 + 1e-12)) << mean << " " << u;
    }
  }
}

// Counts fall into some 30 classes of about equal probability; the limit is the 99.95 % quantile of
// chi-square (3.5 standard errors in a normal variate).
TEST(PoissonCounts, follow_their_distribution) {
  constexpr int n = 100'000;
  std::uint32_t entity = 0;
  for (double mean : kMeans) {
    boost::math::poisson const reference(mean);
    Stream stream({.seed = 8, .entity = entity++});
    std::vector<std::int64_t> upper;
    for (int i = 1; i < 30; ++i) {
      auto const edge = poisson_quantile(i / 30.0, mean);
      if (upper.empty() || edge > upper.back()) upper.push_back(edge);
    }
    std::vector<double> seen(upper.size() + 1);
    for (int i = 0; i < n; ++i)
      ++seen[static_cast<std::size_t>(std::lower_bound(upper.begin(), upper.end(), poisson(stream, mean)) -
                                      upper.begin())];
    double chi_squared = 0, below = 0;
    for (std::size_t i = 0; i < seen.size(); ++i) {
      double const to = i < upper.size() ? cdf(reference, static_cast<double>(upper[i])) : 1;
      chi_squared += std::pow(seen[i] - n * (to - below), 2) / (n * (to - below));
      below = to;
    }
    EXPECT_LT(chi_squared, quantile(boost::math::chi_squared(static_cast<double>(upper.size())), 0.9995))
        << mean;
  }
}

// The distribution function is summed with an error of some 1e-15: closer to 1 than that it says nothing.
TEST(PoissonCounts, grow_with_u_and_with_the_mean) {
  for (double u : {1e-15, 0.01, 0.5, 0.99, 1 - 1e-12}) {
    std::int64_t last = 0;
    for (double mean = 0; mean < 1000; mean += 0.5) {
      auto const n = poisson_quantile(u, mean);
      ASSERT_GE(n, last) << u << " " << mean;
      last = n;
    }
  }
  for (double mean : kMeans) {
    std::int64_t last = 0;
    for (int i = 0; i < 10'000; ++i) {
      auto const n = poisson_quantile((i + 0.5) / 10'000, mean);
      ASSERT_GE(n, last) << mean << " " << i;
      last = n;
    }
  }
}

TEST(PoissonCounts, end_at_the_extremes_of_u) {
  for (double mean : kMeans) {
    EXPECT_LE(poisson_quantile(unit64(0), mean), static_cast<std::int64_t>(mean)) << mean;
    auto const most = poisson_quantile(unit64(~std::uint64_t{0}), mean);
    EXPECT_GE(most, static_cast<std::int64_t>(mean)) << mean;
    EXPECT_LE(static_cast<double>(most), mean + 9 * std::sqrt(mean) + 30) << mean;
  }
}

TEST(PoissonCounts, take_one_uniform_each_whatever_the_mean) {
  for (double mean : {0.0, 1.0, 499.0, 501.0, 5000.0}) {
    Stream drawn({.seed = 3}), plain({.seed = 3});
    for (int i = 0; i < 5; ++i) poisson(drawn, mean), plain.uniform();
    EXPECT_EQ(drawn.uniform(), plain.uniform()) << mean;
  }
  EXPECT_EQ(poisson_quantile(0.999, 0), 0);
}

}  // namespace
}  // namespace ruralsim::sim

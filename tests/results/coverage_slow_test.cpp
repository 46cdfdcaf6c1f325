// Whether intervals hold the true value as often as they should. Where output is skewed, the share that is
// right is not the nominal one: it is measured a second time, by other code from other random numbers.
#include "coverage.hpp"
#include "results/joint.hpp"
#include "results/order_statistics.hpp"
#include "results/ratio.hpp"
#include "results/stopping.hpp"
#include "sim/distribution.hpp"
#include "sim/random.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <random>
#include <vector>

namespace ruralsim::results {
namespace {

constexpr double kLoad = 0.9;
constexpr int kCustomers = 25;

// Mean over customers 1 to 25 of the expected delay in the queue of M/M/1 that begins empty, time in mean
// times between arrivals: the law of the number that an arrival meets, one arrival after the other; each of
// these has to be served first, 0.9 in the mean.
double expected_mean_delay() {
  std::vector<double> meets(kCustomers + 1);
  meets[0] = 1;
  double const served_first = 1 / (1 + kLoad);  // before the next arrival: rates 1 / 0.9 and 1
  double total = 0;
  for (int customer = 0; customer < kCustomers; ++customer) {
    for (std::size_t n = 0; n < meets.size(); ++n) total += meets[n] * static_cast<double>(n) * kLoad;
    std::vector<double> next(meets.size());
    for (std::size_t n = 0; n + 1 < meets.size(); ++n) {
      double chance = meets[n];  // n + 1 are there now; so many are served before the next comes
      for (std::size_t left = n + 1; left > 0; --left) {
        next[left] += chance * (1 - served_first);
        chance *= served_first;
      }
      next[0] += chance;
    }
    meets = next;
  }
  return total / kCustomers;
}

// Law, Simulation Modeling and Analysis, 5th ed., chapter 9.4.1 has 2.12.
TEST(Coverage, TheMeanDelayOfTwentyFiveCustomersIsKnown) {
  EXPECT_NEAR(expected_mean_delay(), 2.12, 0.005);
}

// Lindley's recursion (1952), from two sources of exponential variates of mean 1.
template <class Exponential>
double mean_delay(Exponential&& exponential) {
  double delay = 0, sum = 0;
  for (int customer = 1; customer < kCustomers; ++customer) {
    double const service = kLoad * exponential();
    delay = std::max(0.0, delay + service - exponential());
    sum += delay;
  }
  return sum / kCustomers;
}

constexpr std::array<std::size_t, 4> kReplications{5, 10, 20, 40};
constexpr std::array kStudent95{2.13184679, 1.83311293, 1.72913281,
                                1.68487512};  // from a table: n - 1 degrees

std::array<Coverage, 4> coverage_that_is_right(double truth, int sets) {
  std::mt19937_64 random(1906);
  std::exponential_distribution<double> exponential;
  std::array<Coverage, 4> right;
  for (int set = 0; set < sets; ++set) {
    double sum = 0, squares = 0;
    std::size_t n = 0;
    for (std::size_t which = 0; which < kReplications.size(); ++which) {
      for (; n < kReplications[which]; ++n) {
        double const x = mean_delay([&] { return exponential(random); });
        sum += x, squares += x * x;
      }
      double const m = static_cast<double>(n), mean = sum / m;
      double const half = kStudent95[which] * std::sqrt((squares - m * mean * mean) / (m - 1) / m);
      right[which].count(std::abs(mean - truth) <= half);
    }
  }
  return right;
}

// With the nominal 90 % and 10 replications 86 % is right: delays are skewed to the right, so where
// the mean is too low, the deviation is, too.
TEST(Coverage, OfTheMeanDelayIsWhatIsRightForSkewedOutput) {
  double const truth = expected_mean_delay();
  auto const right = coverage_that_is_right(truth, 60'000);
  auto const exponential = sim::Distribution::exponential(1);
  std::array<Coverage, 4> measured;
  for (std::uint32_t set = 0; set < 30'000; ++set) {
    std::vector<double> values;
    for (std::uint32_t r = 0; r < kReplications.back(); ++r) {
      sim::Stream stream({.seed = 25, .replication = r, .entity = set});
      values.push_back(mean_delay([&] { return exponential.sample(stream); }));
    }
    for (std::size_t which = 0; which < kReplications.size(); ++which)
      measured[which].count(estimate(std::span(values).first(kReplications[which]), 0.9).interval(), truth);
  }
  for (std::size_t which = 0; which < kReplications.size(); ++which) {
    auto const what =
        "t-interval, mean delay of 25 customers of M/M/1, n = " + std::to_string(kReplications[which]);
    expect_coverage(what, 0.9, right[which], measured[which]);
    EXPECT_LT(measured[which].share(), 0.9) << what;
  }
}

class Normals {
 public:
  explicit Normals(std::uint64_t seed) : stream_({.seed = seed}) {}
  double operator()() { return sim::normal_quantile(stream_.uniform()); }

 private:
  sim::Stream stream_;
};

TEST(Coverage, OfNormalValuesIsTheNominalOne) {
  Normals normal(101);
  Coverage means, paired, apart;
  for (int set = 0; set < 40'000; ++set) {
    std::vector<double> a, b, c;
    for (int r = 0; r < 8; ++r) {
      double const shared = normal();
      a.push_back(3 + shared + 0.5 * normal());
      b.push_back(1 + shared + 0.7 * normal());
      c.push_back(1 + 2 * normal());
    }
    means.count(estimate(a).interval(), 3);
    paired.count(paired_difference(a, b).interval(), 2);
    apart.count(independent_difference(a, c).interval(), 2);
  }
  expect_coverage("t-interval, normal values, n = 8", 0.95, means);
  expect_coverage("paired difference, normal values with a correlation of 0.73, n = 8", 0.95, paired);
  // Welch's degrees of freedom are an approximation, here good to half a point.
  print_coverage("Welch's difference, deviations 1.1 and 2, n = 8", 0.95, 0.95, apart);
  EXPECT_NEAR(apart.share(), 0.95, 0.005);
}

// Independent figures: (1 - 0.05 / 5)^5 hold together. Of figures that hang together more do.
TEST(Coverage, OfFiguresTogetherIsAtLeastTheNominalOne) {
  Normals normal(102);
  Coverage independent, together, unadjusted;
  for (int set = 0; set < 40'000; ++set) {
    std::array<std::vector<double>, 5> apart, alike;
    for (int r = 0; r < 10; ++r) {
      double const shared = normal();
      for (std::size_t f = 0; f < 5; ++f) {
        apart[f].push_back(normal());
        alike[f].push_back(shared + 0.5 * normal());
      }
    }
    auto const all_hold = [](auto const& figures, double level) {
      return std::all_of(figures.begin(), figures.end(), [&](auto const& values) {
        auto const i = estimate(values, level).interval();
        return i.low <= 0 && 0 <= i.high;
      });
    };
    auto const level = bonferroni_level(0.95, 5);
    independent.count(all_hold(apart, level));
    together.count(all_hold(alike, level));
    unadjusted.count(all_hold(apart, 0.95));
  }
  expect_coverage("five independent figures together, Bonferroni, n = 10", 0.95, std::pow(0.99, 5), 0,
                  independent);
  expect_coverage("the same at 95 % each", 0.95, std::pow(0.95, 5), 0, unadjusted);
  print_coverage("five figures with a correlation of 0.8 together, Bonferroni, n = 10", 0.95, 0.95, together);
  EXPECT_GE(together.share(), 0.95);
  EXPECT_LT(together.share(), 0.99);
}

// Fieller's interval is exact for normal numerators and denominators, also where denominators differ much
// (here by a fifth): the right share is the nominal one. The other two are approximations.
TEST(Coverage, OfARatioIsFiellersWhereBothSidesAreNormal) {
  Normals normal(103);
  Coverage fieller, delta, knife;
  for (int set = 0; set < 40'000; ++set) {
    std::vector<double> above, below;
    for (int r = 0; r < 10; ++r) {
      below.push_back(10 + 2 * normal());
      above.push_back(3 + 0.5 * (below.back() - 10) + normal());
    }
    fieller.count(ratio_estimate(above, below, RatioInterval::fieller).interval, 0.3);
    delta.count(ratio_estimate(above, below, RatioInterval::delta).interval, 0.3);
    knife.count(ratio_estimate(above, below, RatioInterval::jackknife).interval, 0.3);
  }
  expect_coverage("ratio of normal sums, Fieller, n = 10", 0.95, fieller);
  print_coverage("the same, delta", 0.95, 0.95, delta);
  print_coverage("the same, jackknife", 0.95, 0.95, knife);
  EXPECT_NEAR(delta.share(), 0.95, 0.01);
  EXPECT_NEAR(knife.share(), 0.95, 0.01);
}

// Late parcels over parcels of days whose demand is lognormal and whose share of late ones grows with it.
// Right is what a second program finds: sums by hand, the deviation of x - R y, Student's quantile from a
// table.
TEST(Coverage, OfARatioIsWhatIsRightForSkewedOutput) {
  // Numerator 0.001 y^2: R = 0.001 E[y^2] / E[y] = 0.001 e^(mu + 1.5 sigma^2), mu = ln 100, sigma = 0.4.
  double const truth = 0.1 * std::exp(1.5 * 0.16);
  Coverage right, delta, fieller, knife;
  std::mt19937_64 random(7);
  std::normal_distribution<double> any;
  for (int set = 0; set < 200'000; ++set) {
    std::array<double, 10> x, y;
    double sum_x = 0, sum_y = 0;
    for (std::size_t r = 0; r < 10; ++r) {
      y[r] = 100 * std::exp(0.4 * any(random)), x[r] = 0.001 * y[r] * y[r];
      sum_x += x[r], sum_y += y[r];
    }
    double const ratio = sum_x / sum_y;
    double squares = 0;
    for (std::size_t r = 0; r < 10; ++r) squares += (x[r] - ratio * y[r]) * (x[r] - ratio * y[r]);
    right.count(std::abs(ratio - truth) <= 2.26215716 * std::sqrt(squares / 9 / 10) / (sum_y / 10));
  }
  Normals normal(104);
  for (int set = 0; set < 40'000; ++set) {
    std::vector<double> above, below;
    for (int r = 0; r < 10; ++r) {
      below.push_back(100 * std::exp(0.4 * normal()));
      above.push_back(0.001 * below.back() * below.back());
    }
    delta.count(ratio_estimate(above, below, RatioInterval::delta).interval, truth);
    fieller.count(ratio_estimate(above, below, RatioInterval::fieller).interval, truth);
    knife.count(ratio_estimate(above, below, RatioInterval::jackknife).interval, truth);
  }
  expect_coverage("ratio of skewed sums, delta, n = 10", 0.95, right, delta);
  print_coverage("the same, Fieller", 0.95, right.share(), fieller);
  print_coverage("the same, jackknife", 0.95, right.share(), knife);
  EXPECT_GT(knife.share(), delta.share()) << "its variance is not too small (Efron & Stein)";
}

// Whatever the law, the chance that two order statistics hold the quantile is a binomial sum: `coverage` says
// it.
TEST(Coverage, OfAQuantileIsTheBinomialOneForAnyContinuousLaw) {
  sim::Stream stream({.seed = 105});
  struct Case {
    double p;
    std::size_t n;
  };
  for (auto const& c : {Case{0.5, 10}, Case{0.5, 15}, Case{0.9, 40}, Case{0.95, 100}, Case{0.1, 60}}) {
    Coverage skewed, of_whole_numbers;
    double const truth = -std::log(1 - c.p), whole_truth = std::ceil(3 * truth);
    double promised = 0;
    for (int set = 0; set < 20'000; ++set) {
      std::vector<double> values, whole;
      for (std::size_t r = 0; r < c.n; ++r) {
        values.push_back(-std::log(stream.uniform()));
        whole.push_back(std::ceil(3 * values.back()));
      }
      auto const q = quantile(values, c.p);
      auto const i = q.interval;
      promised = q.coverage;
      // A limit that is missing is infinite.
      skewed.count(!(i.low > truth) && !(i.high < truth));
      auto const w = quantile(whole, c.p).interval;
      of_whole_numbers.count(!(w.low > whole_truth) && !(w.high < whole_truth));
    }
    auto const what = "quantile at " + std::to_string(c.p).substr(0, 4) +
                      " of exponential values, n = " + std::to_string(c.n);
    EXPECT_GE(promised, 0.95);
    expect_coverage(what, 0.95, promised, 0, skewed);
    EXPECT_GE(of_whole_numbers.share(), promised - 3.5 * std::sqrt(skewed.variance()))
        << what << ", rounded up";
  }
}

// Exactly: the sum over all numbers of successes whose interval holds p. It swings about the nominal level
// with p (Agresti & Coull, The American Statistician 52, 1998, 119-126), and is close to it in the mean.
TEST(Coverage, OfWilsonsIntervalIsNominalInTheMeanOverAllShares) {
  for (std::int64_t const n : {5, 10, 30, 100}) {
    std::vector<double> low, high;
    for (std::int64_t k = 0; k <= n; ++k) low.push_back(wilson(k, n).low), high.push_back(wilson(k, n).high);
    double sum = 0, least = 1;
    constexpr int kShares = 2000;
    for (int i = 0; i < kShares; ++i) {
      double const p = (i + 0.5) / kShares, m = static_cast<double>(n);
      double held = 0;
      for (std::int64_t k = 0; k <= n; ++k) {
        double const x = static_cast<double>(k);
        auto const at = static_cast<std::size_t>(k);
        if (low[at] <= p && p <= high[at])
          held += std::exp(std::lgamma(m + 1) - std::lgamma(x + 1) - std::lgamma(m - x + 1) +
                           x * std::log(p) + (m - x) * std::log1p(-p));
      }
      sum += held, least = std::min(least, held);
    }
    std::printf("| Wilson, n = %d, mean over shares (least %.3f) | 0.9500 | | %.4f | exact |\n",
                static_cast<int>(n), least, sum / kShares);
    EXPECT_NEAR(sum / kShares, 0.95, 0.011) << n;
    EXPECT_GT(least, 0.83) << n;
  }
}

// Student's quantile at 97.5 % from the normal one, to 1e-3 from 9 degrees of freedom on (Abramowitz &
// Stegun 26.7.5).
double student_of_95(int degrees) {
  double const z = 1.959963985, z3 = z * z * z, z5 = z3 * z * z, z7 = z5 * z * z, f = degrees;
  return z + (z3 + z) / (4 * f) + (5 * z5 + 16 * z3 + 3 * z) / (96 * f * f) +
         (3 * z7 + 19 * z5 + 17 * z3 - 15 * z) / (384 * f * f * f);
}

// The rule once more by hand, with other random numbers: how often what is reached holds the mean.
Coverage sequential_by_hand(double target, int sets) {
  std::mt19937_64 random(9);
  std::normal_distribution<double> normal(10, 2);
  Coverage right;
  for (int set = 0; set < sets; ++set) {
    double sum = 0, squares = 0;
    int n = 0, to = 10;
    while (true) {
      for (; n < to; ++n) {
        double const x = normal(random) - 10;
        sum += x, squares += x * x;
      }
      double const deviation = std::sqrt((squares - sum * sum / n) / (n - 1));
      auto const half = [&](int i) {
        return student_of_95(i - 1) * deviation / std::sqrt(static_cast<double>(i));
      };
      if (half(n) <= target) {
        right.count(std::abs(sum / n) <= half(n));
        break;
      }
      for (to = n + 1; half(to) > target;) ++to;
    }
  }
  return right;
}

// Replications of a figure with mean 10 and deviation 2 until the half-width is `target`.
Coverage sequential(double target, std::uint32_t sets) {
  Coverage measured;
  for (std::uint32_t set = 0; set < sets; ++set) {
    sim::Stream stream({.seed = 106, .entity = set});
    std::vector<double> values;
    while (true) {
      Watched const hours{.name = "hours", .values = values, .target = {.half_width = target}};
      auto const d = decide(std::array{hours}, {.most = 100'000});
      if (d.stop()) {
        auto const& p = d.figures.front();
        measured.count(std::abs(p.value - 10) <= p.half_width);
        break;
      }
      for (std::size_t i = 0; i < d.more; ++i)
        values.push_back(10 + 2 * sim::normal_quantile(stream.uniform()));
    }
  }
  return measured;
}

// Stopping when the variance looks small costs some coverage: what is right is measured by hand.
TEST(Coverage, OfTheStoppingRuleIsWhatIsRightForIt) {
  for (double const target : {1.0, 0.5, 0.25}) {
    auto const right = sequential_by_hand(target, 40'000);
    auto const measured = sequential(target, 10'000);
    expect_coverage("until the half-width is " + std::to_string(target / 2).substr(0, 5) + " deviations",
                    0.95, right, measured);
    EXPECT_GT(measured.share(), 0.925) << target;
    EXPECT_LT(measured.share(), 0.955) << target;
  }
}

// Two figures at once, one of them a ratio of skewed sums, to 5 % and 6 %: together nearly as often as the
// level says.
TEST(Coverage, OfTheStoppingRuleForTwoFiguresIsNearTheNominalOne) {
  double const truth = 0.1 * std::exp(1.5 * 0.16);
  Coverage both;
  std::vector<double> lengths;
  for (std::uint32_t set = 0; set < 5'000; ++set) {
    sim::Stream stream({.seed = 107, .entity = set});
    std::vector<double> hours, above, below;
    while (true) {
      std::array const figures{
          Watched{
              .name = "hours", .values = hours, .target = {.half_width = 0.05, .measure = Measure::relative}},
          Watched{.name = "late",
                  .values = above,
                  .denominators = below,
                  .target = {.half_width = 0.06, .measure = Measure::relative}}};
      auto const d = decide(figures, {.most = 10'000});
      if (d.stop()) {
        EXPECT_TRUE(d.reached);
        auto const holds = [](Progress const& p, double t) { return std::abs(p.value - t) <= p.half_width; };
        both.count(holds(d.figures[0], 10) && holds(d.figures[1], truth));
        lengths.push_back(static_cast<double>(d.n));
        break;
      }
      for (std::size_t i = 0; i < d.more; ++i) {
        hours.push_back(10 + 2 * sim::normal_quantile(stream.uniform()));
        below.push_back(100 * std::exp(0.4 * sim::normal_quantile(stream.uniform())));
        above.push_back(0.001 * below.back() * below.back());
      }
    }
  }
  std::printf("replications: %.1f +- %.1f\n", estimate(lengths).mean, estimate(lengths).half_width);
  print_coverage("two figures until 5 % and 6 %, together", 0.95, 0.95, both);
  EXPECT_GT(both.share(), 0.92) << "the ratio's skewness costs more than stopping does";
}

}  // namespace
}  // namespace ruralsim::results

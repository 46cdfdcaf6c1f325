#include "experiments/sensitivity.hpp"
#include "sim/random.hpp"
#include "tests/experiments/responses.hpp"

#include <array>
#include <cmath>
#include <numbers>

#include <boost/math/distributions/normal.hpp>
#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace ruralsim::experiments {
namespace {

using testing::HasSubstr;

// A function whose indices are known.
struct Known {
  Function f;
  std::vector<double> first, total;
  double mean, variance;
};

// sin x1 + a sin^2 x2 + b x3^4 sin x1 on (-pi, pi), a = 7, b = 0.1 (Ishigami & Homma 1990).
Known ishigami() {
  double const a = 7, b = 0.1, pi4 = std::pow(std::numbers::pi, 4);
  double const v1 = 0.5 * std::pow(1 + b * pi4 / 5, 2), v2 = a * a / 8,
               v13 = b * b * pi4 * pi4 * (1.0 / 18 - 1.0 / 50);
  double const v = v1 + v2 + v13;
  return {.f =
              [=](std::vector<double> const& u) {
                auto const x = [&](std::size_t i) { return std::numbers::pi * (2 * u[i] - 1); };
                return std::sin(x(0)) + a * std::pow(std::sin(x(1)), 2) +
                       b * std::pow(x(2), 4) * std::sin(x(0));
              },
          .first = {v1 / v, v2 / v, 0},
          .total = {(v1 + v13) / v, v2 / v, v13 / v},
          .mean = a / 2,
          .variance = v};
}

// Product of (|4 u_i - 2| + a_i) / (1 + a_i) (Saltelli & Sobol 1995).
Known g_function() {
  std::vector<double> const a{0, 1, 4.5, 9, 99, 99};
  Known known{.f =
                  [=](std::vector<double> const& u) {
                    double product = 1;
                    for (std::size_t i = 0; i < a.size(); ++i)
                      product *= (std::abs(4 * u[i] - 2) + a[i]) / (1 + a[i]);
                    return product;
                  },
              .first = {},
              .total = {},
              .mean = 1,
              .variance = 0};
  double all = 1;
  for (double const ai : a) all *= 1 + 1 / (3 * (1 + ai) * (1 + ai));
  known.variance = all - 1;
  for (double const ai : a) {
    double const part = 1 / (3 * (1 + ai) * (1 + ai));
    known.first.push_back(part / known.variance);
    known.total.push_back(part * all / (1 + part) / known.variance);
  }
  return known;
}

SobolResult indices_of(Known const& known, std::size_t rows, Rows drawn, std::uint64_t seed,
                       std::size_t resamples) {
  auto const design = saltelli({.factors = known.first.size(), .rows = rows, .seed = seed, .drawn = drawn});
  auto const values = responses_of(design, known.f);
  return sobol_indices(design, {.values = values}, {.resamples = resamples, .seed = seed});
}

// The standard error that an interval of 95 % tells of.
double error_of(SobolIndex const& index) {
  return (index.interval.high - index.interval.low) / (2 * 1.96);
}

void expect_index(SobolIndex const& index, double truth, double error) {
  EXPECT_NEAR(index.value, truth, 3.5 * error);
  EXPECT_TRUE(std::isnan(index.without_noise)) << "of one replication";
}

void expect_known(Known const& known, double precision) {
  auto const independent = indices_of(known, 8192, Rows::random, 1, 500);
  auto const even = indices_of(known, 8192, Rows::sobol, 1, 100);
  EXPECT_TRUE(std::isnan(independent.noise_share));
  EXPECT_NEAR(even.mean, known.mean, 0.01 * known.mean);
  EXPECT_NEAR(even.variance, known.variance, 0.01 * known.variance);
  for (std::size_t i = 0; i < known.first.size(); ++i) {
    SCOPED_TRACE(i);
    auto const& f = independent.factors[i];
    EXPECT_LT(error_of(f.first), precision);
    EXPECT_LT(error_of(f.total), precision);
    expect_index(f.first, known.first[i], error_of(f.first));
    expect_index(f.total, known.total[i], error_of(f.total));
    EXPECT_NEAR(even.factors[i].first.value, known.first[i], precision / 4) << "even rows are closer";
    EXPECT_NEAR(even.factors[i].total.value, known.total[i], precision / 4);
  }
}

TEST(SobolIndices, OfIshigamisFunctionAreTheKnown) {
  auto const known = ishigami();
  EXPECT_NEAR(known.first[0], 0.3139, 1e-4) << "as published";
  EXPECT_NEAR(known.first[1], 0.4424, 1e-4);
  EXPECT_NEAR(known.total[2], 0.2437, 1e-4);
  expect_known(known, 0.02);
}

TEST(SobolIndices, OfTheGFunctionAreTheKnown) {
  auto const known = g_function();
  EXPECT_NEAR(known.first[0], 0.7162, 1e-3) << "as published for eight factors";
  expect_known(known, 0.02);
}

// Percentile intervals are a little short of 95 % at 512 rows: over 400 studies, of which these are half,
// they held 0.91 to 0.955 of the indices, 0.93 on average. Of 200 studies that has a standard error of 0.018.
TEST(SobolIndices, HaveIntervalsThatHoldThem) {
  auto const known = ishigami();
  std::array<double, 6> held{};
  for (std::uint64_t seed = 0; seed < 200; ++seed) {
    auto const found = indices_of(known, 512, Rows::random, seed, 300);
    for (std::size_t i = 0; i < 3; ++i) {
      auto const& f = found.factors[i];
      held[i] += f.first.interval.low <= known.first[i] && known.first[i] <= f.first.interval.high ? 1 : 0;
      held[3 + i] +=
          f.total.interval.low <= known.total[i] && known.total[i] <= f.total.interval.high ? 1 : 0;
    }
  }
  for (double const h : held) {
    EXPECT_GT(h / 200, 0.93 - 3.5 * 0.018);
    EXPECT_LT(h / 200, 0.995) << "nor are they too wide";
  }
}

struct Coverage {
  double least = 1, most = 0;  // shares of studies whose interval holds the index, over the indices
  double half_width = 0;       // mean
};

template <class StudyOfSeed>
Coverage coverage_of(Known const& known, std::size_t studies, StudyOfSeed const& study,
                     results::Interval SobolIndex::*which = &SobolIndex::interval) {
  std::size_t const k = known.first.size();
  std::vector<double> held(2 * k, 0);
  Coverage coverage;
  double const each = 1 / static_cast<double>(studies);
  for (std::uint64_t seed = 1; seed <= studies; ++seed) {
    auto const found = study(seed);
    for (std::size_t i = 0; i < 2 * k; ++i) {
      auto const& factor = found.factors[i % k];
      auto const interval = (i < k ? factor.first : factor.total).*which;
      double const truth = i < k ? known.first[i] : known.total[i - k];
      held[i] += interval.low <= truth && truth <= interval.high ? each : 0;
      coverage.half_width += (interval.high - interval.low) / 2 * each / static_cast<double>(2 * k);
    }
  }
  for (double const h : held)
    coverage.least = std::min(coverage.least, h), coverage.most = std::max(coverage.most, h);
  return coverage;
}

Coverage coverage_of_shifts(Known const& known, std::size_t rows, std::size_t shifts, std::size_t studies) {
  return coverage_of(known, studies, [&](std::uint64_t seed) {
    auto const design =
        saltelli({.factors = known.first.size(), .rows = rows, .seed = seed, .shifts = shifts});
    return sobol_indices(design, {.values = responses_of(design, known.f)}, {.resamples = 100});
  });
}

// Factors of four values, which 2^m rows of the sequence meet equally often: a + b / 2 + a b / 2 + c / 5.
Known steps() {
  double const v = 1.25, a = v, b = v / 4, ab = v * v / 4, c = 0.04 / 12, all = a + b + ab + c;
  return {.f =
              [](std::vector<double> const& u) {
                double const x = std::floor(4 * u[0]) - 1.5, y = std::floor(4 * u[1]) - 1.5;
                return x + y / 2 + x * y / 2 + u[2] / 5;
              },
          .first = {a / all, b / all, c / all},
          .total = {(a + ab) / all, (b + ab) / all, c / all},
          .mean = 0.1,
          .variance = all};
}

// Intervals over eight shifts hold the index as often as they say, of 64 rows and of 512, also where every
// shift is so even that its mean is known better than its rows would tell. Measured over 400 studies: 0.91 to
// 0.97. Of 300 studies that has a standard error of 0.014.
TEST(SobolIndices, OfSeveralShiftsHaveIntervalsThatHoldThem) {
  for (auto const& known : {ishigami(), g_function(), steps()})
    for (std::size_t const rows : {64u, 512u}) {
      SCOPED_TRACE(rows);
      auto const shifted = coverage_of_shifts(known, rows, 8, 300);
      EXPECT_GT(shifted.least, 0.94 - 3.5 * 0.014);
      EXPECT_LT(shifted.most, 0.995) << "nor are they too wide";
    }
}

// At 512 rows they are 1.4 to 2.5 times narrower than those made as if rows were independent, which hold all.
TEST(SobolIndices, OfSeveralShiftsAreToldCloserThanByABootstrapOfEvenRows) {
  for (auto const& known : {ishigami(), g_function()}) {
    auto const one = coverage_of_shifts(known, 512, 1, 100), eight = coverage_of_shifts(known, 512, 8, 100);
    EXPECT_EQ(one.least, 1);
    EXPECT_LT(eight.half_width, one.half_width / 1.3);
  }
}

// u1 + 100 z_r + s z_pr, of which u2 is no part, with R replications. z are normal.
struct Noisy {
  Design design;
  std::vector<double> values;
};
Noisy noisy(std::uint64_t seed, std::size_t replications, double noise, double slope_noise) {
  Noisy made{.design = saltelli({.factors = 2, .rows = 256, .seed = seed, .drawn = Rows::random}),
             .values = {}};
  boost::math::normal const normal;
  sim::Stream stream({.seed = seed, .purpose = 250});
  std::vector<double> common, slopes;
  for (std::size_t r = 0; r < replications; ++r) {
    common.push_back(100 * boost::math::quantile(normal, stream.uniform()));
    slopes.push_back(slope_noise * boost::math::quantile(normal, stream.uniform()));
  }
  for (auto const& u : made.design.points)
    for (std::size_t r = 0; r < replications; ++r)
      made.values.push_back(u[0] + slopes[r] * u[1] + common[r] +
                            (noise > 0 ? noise * boost::math::quantile(normal, stream.uniform()) : 0));
  return made;
}

SobolResult analysed(Noisy const& made, std::size_t replications) {
  return sobol_indices(made.design, {.values = made.values, .replications = replications}, {.resamples = 2});
}

TEST(SobolIndices, DoNotSeeNoiseThatAllPointsShare) {
  auto const found = analysed(noisy(1, 4, 0, 0), 4);
  EXPECT_NEAR(found.noise_share, 0, 1e-12);
  EXPECT_NEAR(found.variance, 1.0 / 12, 0.01);
  EXPECT_NEAR(found.factors[1].total.value, 0, 1e-12);
  EXPECT_NEAR(found.factors[1].first.value, 0, 1e-12);
  EXPECT_NEAR(found.factors[0].total.without_noise, found.factors[0].total.value, 1e-9);
}

// Noise of deviation s at each point and replication: a share n = s^2/R / (1/12 + s^2/R) of the variance. It
// alone makes up the total index of the factor without effect.
TEST(SobolIndices, TellWhatNoiseAdds) {
  double const s = 0.4, part = s * s / 4, share = part / (1.0 / 12 + part);
  std::vector<double> told_share, raw, clean, clean_first;
  for (std::uint64_t seed = 0; seed < 60; ++seed) {
    auto const found = analysed(noisy(seed, 4, s, 0), 4);
    told_share.push_back(found.noise_share);
    raw.push_back(found.factors[1].total.value);
    clean.push_back(found.factors[1].total.without_noise);
    clean_first.push_back(found.factors[0].first.without_noise);
  }
  auto const expect_mean = [](std::vector<double> const& values, double truth, double precision) {
    auto const e = results::estimate(values);
    double const error = e.deviation / std::sqrt(60.0);
    EXPECT_LT(error, precision);
    EXPECT_NEAR(e.mean, truth, 3.5 * error);
  };
  expect_mean(told_share, share, 0.005);
  expect_mean(raw, share, 0.005);
  expect_mean(clean, 0, 0.01);
  expect_mean(clean_first, 1, 0.02);
}

// A factor whose effect is another in each replication and none on average: noise that points share in part.
TEST(SobolIndices, TakeOutAnEffectThatReplicationsMake) {
  std::vector<double> total, first;
  for (std::uint64_t seed = 0; seed < 200; ++seed) {
    auto const found = analysed(noisy(seed, 10, 0, 0.5), 10);
    double const clean = found.variance * (1 - found.noise_share);
    total.push_back(found.factors[1].total.without_noise * clean);  // parts of the variance are without bias,
    first.push_back(found.factors[1].first.without_noise * clean);  // ratios nearly so
  }
  for (auto const& values : {total, first}) {
    auto const e = results::estimate(values);
    double const error = e.deviation / std::sqrt(200.0);
    EXPECT_LT(error, 0.2 * 0.25 / 10 / 12) << "of the variance it makes";
    EXPECT_NEAR(e.mean, 0, 3.5 * error);
  }
}

// Ishigami's function with noise at every point, and a third factor whose slope is another in every
// replication: rows do not tell the latter, as all share it. Noise of points is counted among rows and among
// replications, so intervals are rather too wide.
TEST(SobolIndices, WithoutNoiseHaveIntervalsThatHoldThem) {
  auto const known = ishigami();
  boost::math::normal const normal;
  struct Case {
    double noise, slope;
    std::size_t shifts;
  };
  for (Case const& c : {Case{4, 0, 1}, Case{0, 12, 1}, Case{4, 6, 8}, Case{0, 12, 8}}) {
    auto const study = [&](std::uint64_t seed) {
      auto const design = saltelli({.factors = 3,
                                    .rows = 256,
                                    .seed = seed,
                                    .drawn = c.shifts > 1 ? Rows::sobol : Rows::random,
                                    .shifts = c.shifts});
      sim::Stream stream({.seed = seed, .purpose = 250});
      std::vector<double> slopes, values;
      for (std::size_t r = 0; r < 10; ++r)
        slopes.push_back(c.slope * boost::math::quantile(normal, stream.uniform()));
      for (auto const& u : design.points)
        for (double const slope : slopes)
          values.push_back(known.f(u) + slope * u[2] +
                           (c.noise > 0 ? c.noise * boost::math::quantile(normal, stream.uniform()) : 0));
      return sobol_indices(design, {.values = values, .replications = 10}, {.resamples = 100});
    };
    auto const found = coverage_of(known, 100, study, &SobolIndex::interval_without_noise);
    EXPECT_GT(found.least, 0.93 - 3.5 * 0.026) << c.noise << " " << c.slope << " " << c.shifts;
    EXPECT_LT(found.half_width, 0.25) << "and tell something";
  }
}

TEST(SobolIndices, LeaveOutWhatIsMissingAndSaySo) {
  auto const known = ishigami();
  auto const design = saltelli({.factors = 3, .rows = 64, .seed = 1});
  std::vector<double> twice;
  for (double const v : responses_of(design, known.f)) twice.insert(twice.end(), {v, v + 1});
  auto const whole = sobol_indices(design, {.values = twice, .replications = 2});
  twice[2 * 7] = nothing;                       // row 1 has its second replication left
  twice[2 * 13] = twice[2 * 14 + 1] = nothing;  // row 2 has none, though each point has one
  auto const found = sobol_indices(design, {.values = twice, .replications = 2});
  EXPECT_EQ(whole.rows, 64u);
  EXPECT_EQ(found.missing_values, 3u);
  EXPECT_EQ(found.rows, 63u);
  EXPECT_EQ(found.rows_left_out, 1u);
  EXPECT_NEAR(found.factors[0].total.value, whole.factors[0].total.value, 0.1);
  for (double& v : twice) v = nothing;
  EXPECT_THAT(told([&] { sobol_indices(design, {.values = twice, .replications = 2}); }, sim::Blame::usage),
              HasSubstr("of 0 rows (at least 2"));
}

TEST(SobolIndices, OfAConstantAreNone) {
  auto const design = saltelli({.factors = 2, .rows = 8});
  std::vector<double> const same(design.points.size(), 0.1);
  auto const found = sobol_indices(design, {.values = same});
  EXPECT_EQ(found.variance, 0);
  EXPECT_DOUBLE_EQ(found.mean, 0.1);
  EXPECT_TRUE(std::isnan(found.factors[0].first.value));
  EXPECT_TRUE(std::isnan(found.factors[1].total.interval.low));
}

TEST(SobolIndices, AskForTheirDesign) {
  auto design = saltelli({.factors = 2, .rows = 8});
  std::vector<double> values(design.points.size(), 1);
  EXPECT_THAT(told([&] { sobol_indices(design, {.values = values, .replications = 2}); }, sim::Blame::model),
              HasSubstr("32 responses of 32 points in 2 replications"));
  std::swap(design.points[6], design.points[7]);
  EXPECT_THAT(told([&] { sobol_indices(design, {.values = values}); }, sim::Blame::model),
              HasSubstr("point 6 is not where a design of Saltelli has it"));
}

}  // namespace
}  // namespace ruralsim::experiments

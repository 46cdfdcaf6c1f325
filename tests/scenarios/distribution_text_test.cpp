#include "scenarios/distribution_text.hpp"

#include <string>
#include <vector>

#include <gmock/gmock.h>

namespace ruralsim::scenarios {
namespace {

using sim::Distribution;
using ::testing::HasSubstr;

TEST(DistributionText, every_kind_is_read_in_seconds) {
  struct Row {
    std::string text;
    Distribution expected;
    std::string canonical;
  };
  std::vector<Row> const rows{
      {"40 min", Distribution::constant(2400), "2400 s"},
      {"constant(40 min)", Distribution::constant(2400), "2400 s"},
      {"exponential(40 min)", Distribution::exponential(2400), "exponential(2400 s)"},
      {"uniform(10 min, 30 min)", Distribution::uniform(600, 1800), "uniform(600 s, 1800 s)"},
      {"triangular(10 min, 20 min, 40 min)", Distribution::triangular(600, 1200, 2400),
       "triangular(600 s, 1200 s, 2400 s)"},
      {"lognormal(median 12 h, mean 24 h)", Distribution::lognormal(43200, 86400),
       "lognormal(median 43200 s, mean 86400 s)"},
      {"erlang(3, 60 min)", Distribution::erlang(3, 3600), "erlang(3, 3600 s)"},
      {"gamma(mean 60 min, cv 0.5)", Distribution::gamma(3600, 0.5), "gamma(mean 3600 s, cv 0.5)"},
  };
  for (auto const& row : rows) {
    auto const got = read_distribution(row.text);
    ASSERT_TRUE(got) << row.text << " " << got.problem;
    EXPECT_EQ((*got).distribution, row.expected) << row.text;
    EXPECT_EQ((*got).canonical, row.canonical);
    EXPECT_EQ((*read_distribution((*got).canonical)).distribution, row.expected) << "reads back";
  }
}

TEST(DistributionText, mistakes_are_refused_with_advice) {
  struct Row {
    std::string text;
    std::string said;
  };
  std::vector<Row> const rows{
      {"", "no number"},
      {"40", "unit missing"},
      {"normal(40 min, 5 min)", "unknown distribution 'normal'"},
      {"exponental(40 min)", "did you mean 'exponential'"},
      {"uniform(10 min)", "takes 2 values"},
      {"exponential(40 min, 3 min)", "takes 1 value)"},
      {"uniform(30 min, 10 min)", "low <= high"},
      {"exponential(0 min)", "above 0"},
      {"exponential(-1 min)", "above 0"},
      {"lognormal(12 h, 24 h)", "median is not named"},
      {"lognormal(median 24 h, mean 12 h)", "median <= mean"},
      {"erlang(2.5, 60 min)", "whole number"},
      {"erlang(0, 60 min)", "whole number"},
      {"gamma(mean 60 min, cv nan)", "NaN"},
      {"uniform(10 min, 30 km)", "a length"},
      {"uniform(10 min, 30 min", "bracket"},
      {"triangular(1.5 s, 2 s, 3 s)", "whole seconds"},
  };
  for (auto const& row : rows) {
    auto const got = read_distribution(row.text);
    ASSERT_FALSE(got) << row.text;
    EXPECT_THAT(got.problem, HasSubstr(row.said)) << row.text;
  }
}

}  // namespace
}  // namespace ruralsim::scenarios

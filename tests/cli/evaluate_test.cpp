// `ruralsim evaluate`: one row of figures.
#include "tests/cli/shell.hpp"

#include <cmath>
#include <string>

#include <gmock/gmock.h>

namespace ruralsim::cli {
namespace {

using testing::AllOf;
using testing::HasSubstr;

std::string evaluated(std::string const& options) {
  auto const said = shell(
      "ruralsim evaluate scenarios/village-12.toml -q --set run.length='14 days' --set run.warm_up='0 "
      "days' " +
      options);
  EXPECT_EQ(said.code, 0) << said.out;
  return said.out;
}

double value_in(std::string const& row, std::string const& key) {
  auto const at = row.find("\"" + key + "\": ");
  return at == std::string::npos ? NAN : std::stod(row.substr(at + key.size() + 4));
}

TEST(Evaluate, PrintsOneRow) {
  EXPECT_THAT(evaluated("--figure next_day_rate --replication 3"),
              AllOf(HasSubstr("\"replications\": 1, \"first_replication\": 3, \"next_day_rate\": 0."),
                    testing::Not(HasSubstr("half_width")), testing::EndsWith("}\n")));
}

TEST(Evaluate, OfARateThatIsAlwaysNoneTellsWilsonsInterval) {
  auto const row = evaluated("-n 3 --figure late_share.truck_full --figure late_orders");
  EXPECT_EQ(value_in(row, "late_share.truck_full"), 0);
  double const trials = 3 * value_in(row, "late_orders"), z2 = 1.959964 * 1.959964;
  EXPECT_NEAR(value_in(row, "late_share.truck_full:half_width"), z2 / (trials + z2), 1e-8);
}

// Two pairs are two values, and half their difference times t(0.975; 1).
TEST(Evaluate, TakesAntitheticReplicationsInPairs) {
  auto const row = evaluated("-n 4 --set run.antithetic=true --figure next_day_rate");
  auto const pair = [](char const* first) {
    return value_in(evaluated(std::string("-n 2 --set run.antithetic=true --figure next_day_rate "
                                          "--replication ") +
                              first),
                    "next_day_rate");
  };
  double const a = pair("0"), b = pair("2");
  EXPECT_NEAR(value_in(row, "next_day_rate"), (a + b) / 2, 1e-12);
  EXPECT_NEAR(value_in(row, "next_day_rate:half_width"), 12.7062 * std::abs(a - b) / 2, 1e-6);
}

TEST(Evaluate, OfHalvesOfTwoPairsTellsNothing) {
  auto const said = shell(
      "ruralsim evaluate scenarios/village-12.toml -q -n 2 --set run.antithetic=true --replication 1 2>&1");
  EXPECT_EQ(said.code, 2);
  EXPECT_THAT(said.out, HasSubstr("--replication 1 (run.antithetic makes replications in pairs"));
}

// The mean of those that reached it was told, as if it were that of all.
TEST(Evaluate, TellsNoMeanOfWhatSomeDidNotReach) {
  auto const said = shell(
      "ruralsim evaluate scenarios/roll-out-county.toml -q -n 6 --set run.length='365 days' --set "
      "rollout.target='34 %' --figure weeks_to_target 2>/dev/null");
  EXPECT_THAT(said.out, AllOf(HasSubstr("\"weeks_to_target\": null, \"weeks_to_target:not_reached\": "),
                              HasSubstr("\"weeks_to_target:half_width\": null")));
}

}  // namespace
}  // namespace ruralsim::cli

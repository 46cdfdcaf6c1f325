// What the order of openings, the fleet at the opening and failures of centers do to the shipped county that
// grows: ten pairs of replications with common random numbers, the sign asserted beyond 3.5 standard errors.
#include "models/simulate.hpp"
#include "results/figures/growth.hpp"
#include "scenarios/load.hpp"
#include "tests/support/remote_served.hpp"
#include "tests/theory/estimate.hpp"

#include <map>
#include <numeric>

namespace ruralsim::theory {
namespace {

constexpr std::uint32_t kPairs = 10;

// One figure of each replication.
using Figures = std::map<std::string, std::vector<double>>;

// Of a target that even one truck keeps for near centers: what is 3 points higher, chance reaches or misses.
Figures figures_with(std::vector<std::string> overrides) {
  overrides.emplace_back("rollout.target=28 %");
  auto const loaded = scenarios::load("scenarios/roll-out-county.toml", overrides);
  Figures all;
  for (std::uint32_t r = 0; r < kPairs; ++r) {
    models::RunOptions options;
    options.replication = r;
    std::vector<models::RunLedger> const runs{models::simulate(loaded.scenario, options)};
    results::figures::Runs const of(loaded.scenario, runs);
    std::vector<std::size_t> const county{0};
    auto const weeks = results::figures::weeks_to_target(of, 0, county);
    EXPECT_TRUE(weeks) << "not reached in replication " << r;
    all["weeks"].push_back(static_cast<double>(weeks.value_or(104)));
    auto const& ledger = runs.front().counties.front();
    all["remote"].push_back(support::remote_served(loaded.scenario, ledger));
    double orders = 0, in_time = 0;
    for (auto const n : ledger.ordered.cells()) orders += n;
    double first = 0;
    for (std::size_t day = 7; day < 14 * 7; ++day)
      in_time += ledger.ready_within(day, 0);  // from the opening on
    for (std::size_t day = 7; day < 14 * 7; ++day)
      for (std::size_t g = 0; g < ledger.ordered.columns(); ++g) first += ledger.ordered(day, g);
    all["orders"].push_back(orders);
    all["rate of 13 weeks"].push_back(in_time / first);
  }
  return all;
}

Figures const& shipped() {
  static Figures const figures = figures_with({});
  return figures;
}

Figures const& near_first() {
  static Figures const figures = figures_with({"rollout.order=near-first"});
  return figures;
}

// Of the other over the first.
Estimate gain(std::string const& name, std::string const& figure, Figures const& first,
              Figures const& other) {
  std::vector<double> differences;
  for (std::uint32_t r = 0; r < kPairs; ++r) differences.push_back(other.at(figure)[r] - first.at(figure)[r]);
  auto const found = of_batches(differences);
  std::printf("| %s | %s | %.4g | %.4g | %+.4g | %.2g |\n", name.c_str(), figure.c_str(),
              of_batches(first.at(figure)).mean, of_batches(other.at(figure)).mean, found.mean,
              found.standard_error);
  return found;
}
void expect_less(std::string const& name, std::string const& figure, Figures const& first,
                 Figures const& other) {
  auto const found = gain(name, figure, first, other);
  EXPECT_LT(found.mean + 3.5 * found.standard_error, 0) << name << ": " << figure;
}

TEST(NearFirst, reaches_the_target_sooner_but_serves_fewer_remote_households) {
  for (auto const& [name, other] :
       {std::pair{"near-first instead of parallel", shipped()},
        {"near-first instead of poor-first", figures_with({"rollout.order=poor-first"})}}) {
    expect_less(name, "weeks", other, near_first());
    expect_less(name, "remote", other, near_first());
    expect_less(std::string(name) + ", turned round", "rate of 13 weeks", near_first(), other);
  }
}

TEST(AWholeFleet, on_the_first_day_reaches_the_target_sooner) {
  auto const whole = figures_with({"fleet.at_opening=100 %"});
  expect_less("at_opening 100 % instead of 50 %", "weeks", shipped(), whole);
  expect_less("at_opening 50 % instead of 100 %", "rate of 13 weeks", whole, shipped());
}

TEST(CentersThatFail, cost_orders) {
  expect_less("failure_share 50 % instead of 10 %", "orders", shipped(),
              figures_with({"rollout.failure_share=50 %"}));
}

}  // namespace
}  // namespace ruralsim::theory

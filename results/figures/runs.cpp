#include "results/figures/runs.hpp"

#include "sim/fault.hpp"
#include "sim/text.hpp"

#include <algorithm>

namespace ruralsim::results::figures {
namespace {

[[noreturn]] void refuse(std::string const& why) {
  throw sim::Error(sim::Blame::model, "no figures can be made: " + why);
}

template <class Holds>
bool any_county(std::span<models::RunLedger const> ledgers, Holds holds) {
  return std::ranges::any_of(
      ledgers, [&](models::RunLedger const& run) { return std::ranges::any_of(run.counties, holds); });
}

Features features_of(models::Scenario const& scenario, std::span<models::RunLedger const> ledgers) {
  auto const& s = scenario.stretches.front().settings;
  auto const stock_at = [&](models::StockPlace place) {
    return std::ranges::any_of(s.stocks, [place](auto const& stock) { return stock.at == place; });
  };
  return {.grows = any_county(ledgers, [](auto const& county) { return county.growth.on(); }),
          .goes_wrong = any_county(ledgers, [](auto const& county) { return !county.disturbances.empty(); }),
          .region_stock = stock_at(models::StockPlace::region),
          .county_stock = stock_at(models::StockPlace::county),
          .stations = stock_at(models::StockPlace::station),
          .chooses = s.choice.model == models::ChoiceModel::logit,
          .adopts = s.adoption.model == models::AdoptionModel::bass,
          .sells = !s.harvests.empty()};
}

}  // namespace

Features& Features::operator|=(Features const& other) {
  auto& [a, b, c, d, e, f, g, h] = *this;
  auto const& [a2, b2, c2, d2, e2, f2, g2, h2] = other;
  a = a || a2, b = b || b2, c = c || c2, d = d || d2, e = e || e2, f = f || f2, g = g || g2, h = h || h2;
  return *this;
}

Runs::Runs(models::Scenario const& scenario, std::span<models::RunLedger const> ledgers)
    : scenario_(scenario),
      ledgers_(ledgers),
      replicates_(ledgers.size()),
      days_(static_cast<std::size_t>(scenario.run.days)),
      warm_up_(static_cast<std::size_t>(std::max<std::int64_t>(scenario.run.warm_up, 0))) {
  if (ledgers.empty()) refuse("there is no complete replication");
  for (auto const& county : scenario.network.counties)
    first_center_.push_back(first_center_.back() + county.centers.size());
  for (std::size_t r = 0; r < ledgers.size(); ++r) check(r);
  features_ = features_of(scenario, ledgers);
  judge_weeks();
}

Runs::Runs(models::Scenario const& scenario, std::size_t replications, Features const& features)
    : scenario_(scenario),
      replicates_(replications),
      features_(features),
      days_(static_cast<std::size_t>(scenario.run.days)),
      warm_up_(static_cast<std::size_t>(std::max<std::int64_t>(scenario.run.warm_up, 0))) {
  judge_weeks();
}

void Runs::judge_weeks() {
  std::vector<bool> some_judged, some_warm;
  for (std::size_t week = 0; week < weeks(); ++week) {
    bool all = days_of_week(week) == 7, any = false;
    for (std::size_t day = 7 * week; day < 7 * week + days_of_week(week); ++day)
      all = all && judged(day), any = any || judged(day);
    judged_weeks_.push_back(all);
    some_judged.push_back(any);
    warm_weeks_.push_back(warm(7 * week));
    some_warm.push_back(warm(7 * week + days_of_week(week) - 1));
  }
  auto const none = [](std::vector<bool> const& weeks) {
    return std::find(weeks.begin(), weeks.end(), true) == weeks.end();
  };
  if (none(judged_weeks_)) judged_weeks_ = some_judged;
  if (none(warm_weeks_)) warm_weeks_ = some_warm;
}

void Runs::check(std::size_t replicate) const {
  auto const& run = ledgers_[replicate];
  if (run.days != scenario_.run.days)
    refuse(sim::text("replication {} was interrupted after {} of {} days", replicate, run.days, days_));
  if (run.counties.size() != counties())
    refuse(sim::text("replication {} has {} counties, the scenario {}", replicate, run.counties.size(),
                     counties()));
  for (std::size_t c = 0; c < counties(); ++c) {
    auto const& county = run.counties[c];
    if (county.ordered.rows() != days_ || county.weeks() != weeks() || county.ordered.columns() != groups() ||
        county.center_orders.rows() != map(c).centers.size())
      refuse(
          sim::text("the ledger of county '{}' in replication {} has other days, product groups or centers "
                    "than the scenario",
                    map(c).id, replicate));
  }
}

}  // namespace ruralsim::results::figures

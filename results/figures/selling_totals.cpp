#include "results/figures/selling_totals.hpp"

namespace ruralsim::results::figures {

using models::SaleFact;

std::int64_t boxes_of_week(Runs const& runs, models::CountyLedger const& ledger, std::size_t group,
                           std::size_t week, SaleFact what) {
  std::int64_t sum = 0;
  for (std::size_t day = 7 * week; day < 7 * week + runs.days_of_week(week); ++day)
    sum += ledger.selling.fact(day, group, what);
  return sum;
}

SellingTotals& SellingTotals::operator+=(SellingTotals const& other) {
  for (std::size_t i = 0; i < facts.size(); ++i) facts[i] += other.facts[i];
  for (std::size_t i = 0; i < haulage.size(); ++i) haulage[i] += other.haulage[i];
  for (std::size_t i = 0; i < way.size(); ++i) way[i] += other.way[i];
  kg += other.kg, taken_in_kg += other.taken_in_kg, spoiled_kg += other.spoiled_kg, cny += other.cny;
  runs += other.runs, left += other.left;
  return *this;
}

void SellingTotals::add_week(Runs const& runs_of, models::CountyLedger const& ledger, std::size_t week) {
  auto const& selling = ledger.selling;
  auto const& harvests = runs_of.scenario().stretches.front().settings.harvests;
  for (std::size_t group = 0; group < harvests.size(); ++group) {
    auto const boxes = [&](SaleFact what) { return boxes_of_week(runs_of, ledger, group, week, what); };
    auto const& box = harvests[group];
    for (std::size_t what = 0; what < facts.size(); ++what) facts[what] += boxes(static_cast<SaleFact>(what));
    auto const arrived = static_cast<double>(boxes(SaleFact::arrived)),
               spoiled = static_cast<double>(boxes(SaleFact::spoiled));
    kg += arrived * box.weight.value, spoiled_kg += spoiled * box.weight.value;
    taken_in_kg += static_cast<double>(boxes(SaleFact::taken_in)) * box.weight.value;
    cny += static_cast<double>(boxes(SaleFact::fen_paid)) / 100;
  }
  for (std::size_t what = 0; what < haulage.size(); ++what) haulage[what] += selling.haulage(week, what);
  for (std::size_t bin = 0; bin < way.size(); ++bin) way[bin] += selling.way(week, bin);
  runs += ledger.truck_runs(week, 0);
}

}  // namespace ruralsim::results::figures

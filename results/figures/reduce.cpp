// From the ledgers of a region to its part of the file of several regions.
#include "results/figures/headlines.hpp"
#include "results/figures/parts.hpp"
#include "results/figures/region_content.hpp"
#include "results/figures/watched.hpp"

#include <span>

namespace ruralsim::results {
namespace figures {
namespace {

// By day it would be too much for every county: what is open when the week ends.
void add_weekly_backlog(Sheet& sheet) {
  auto const& runs = sheet.runs;
  sheet.count({.name = "weekly_backlog",
               .axes = {"age", "week"},
               .long_name = "open installation jobs at the week's last 24:00, by days since they could first "
                            "be done",
               .cell_methods = "week: point"},
              [&](models::CountyLedger const& l, std::size_t age, std::size_t week) {
                return at(l.backlog, 7 * week + runs.days_of_week(week) - 1, age);
              });
}

// Totals of the region, replication by replication; those of its counties go to /county_summary.
std::vector<Totals> add_totals(Sheet& sheet) {
  auto const& runs = sheet.runs;
  std::vector<Totals> region, counties;
  for (std::size_t r = 0; r < runs.replicates(); ++r) {
    for (std::size_t county = 0; county < runs.counties(); ++county)
      counties.push_back(totals(runs, r, std::span(&county, 1), Warehouse::none));
    region.push_back(region_totals(runs, r, std::span(counties).last(runs.counties())));
  }
  add_groups(sheet, "county_", {"county"}, std::move(counties));
  return region;
}

models::Scenario without_places(models::Scenario scenario) {
  for (auto& county : scenario.network.counties) county.villages = {}, county.centers = {};
  return scenario;
}

}  // namespace
}  // namespace figures

std::string const& RegionPart::region() const {
  return content_->scenario.network.region_id;
}
std::size_t RegionPart::replications() const {
  return content_->runs.size();
}

RegionPart reduce(models::Scenario const& scenario, std::vector<models::RunLedger> replications) {
  figures::Runs runs(scenario, replications);
  auto part = std::make_shared<RegionPart::Content>();
  part->features = runs.features();
  runs.count_as_growing();  // other regions may
  figures::Sheet sheet(part->tables, runs, part->sums, figures::told_by_county);
  figures::add_axes(sheet, {});
  figures::add_figures(sheet);
  figures::add_weekly_backlog(sheet);
  part->totals = figures::add_totals(sheet);
  figures::add_network(sheet);
  for (auto const& run : replications) figures::add_watched(part->watched, scenario, run);
  part->scenario = figures::without_places(scenario);
  for (auto const& run : replications) part->runs.push_back({run.fingerprint, run.events, run.fingerprints});
  return RegionPart(std::move(part));
}

}  // namespace ruralsim::results

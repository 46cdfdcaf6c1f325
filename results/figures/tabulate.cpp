#include "results/figures/tabulate.hpp"

#include "results/figures/parts.hpp"
#include "results/figures/watched.hpp"

namespace ruralsim::results {

void figures::add_figures(Sheet& sheet) {
  add_delivery(sheet);
  add_lead_times(sheet);
  add_lateness(sheet);
  add_installation(sheet);
  add_utilisation(sheet);
  add_transport(sheet);
  add_disturbances(sheet);
  add_stock(sheet);
  add_stations(sheet);
  add_selling(sheet);
  add_waiting(sheet);
  add_coverage(sheet);
  add_growth(sheet);
  add_centers(sheet);
  add_deliveries(sheet);
  add_costs(sheet);
  add_emissions(sheet);
  add_trips(sheet);
}

Tables tabulate(models::Scenario const& scenario, std::vector<models::RunLedger> const& replications,
                Provenance const& provenance) {
  figures::Runs const runs(scenario, replications);
  Tables tables;
  figures::Sheet sheet(tables, runs);
  figures::add_axes(sheet, provenance);
  figures::add_figures(sheet);
  figures::add_fingerprints(sheet);
  figures::add_headlines(sheet);
  figures::add_network(sheet);
  figures::add_routes(sheet);
  figures::add_calendar(sheet, provenance);
  figures::add_orders(sheet);
  for (auto const& run : replications) figures::add_watched(tables, scenario, run);  // one of them, if any
  figures::add_provenance(sheet, provenance);
  return tables;
}

}  // namespace ruralsim::results

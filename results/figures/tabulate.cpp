#include "results/figures/tabulate.hpp"

#include "results/figures/parts.hpp"

namespace ruralsim::results {

Tables tabulate(models::Scenario const& scenario, std::vector<models::RunLedger> const& replications,
                Provenance const& provenance) {
  figures::Runs const runs(scenario, replications);
  Tables tables;
  figures::Sheet sheet(tables, runs);
  figures::add_axes(sheet, provenance);
  figures::add_delivery(sheet);
  figures::add_lead_times(sheet);
  figures::add_lateness(sheet);
  figures::add_installation(sheet);
  figures::add_utilisation(sheet);
  figures::add_transport(sheet);
  figures::add_disturbances(sheet);
  figures::add_stock(sheet);
  figures::add_stations(sheet);
  figures::add_selling(sheet);
  figures::add_waiting(sheet);
  figures::add_coverage(sheet);
  figures::add_growth(sheet);
  figures::add_centers(sheet);
  figures::add_deliveries(sheet);
  figures::add_costs(sheet);
  figures::add_emissions(sheet);
  figures::add_trips(sheet);
  figures::add_fingerprints(sheet);
  figures::add_headlines(sheet);
  figures::add_network(sheet);
  figures::add_calendar(sheet, provenance);
  figures::add_orders(sheet);
  figures::add_provenance(sheet, provenance);
  return tables;
}

}  // namespace ruralsim::results

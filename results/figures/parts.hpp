#pragma once
// The figures by theme, in the order of docs/results.md. Each adds its variables to the sheet.

#include "results/figures/provenance.hpp"
#include "results/figures/sheet.hpp"

#include <span>

namespace ruralsim::results::figures {

void add_axes(Sheet& sheet, Provenance const& provenance);
void add_delivery(Sheet& sheet);      // orders, rates by day and week, by product group, by channel
void add_lead_times(Sheet& sheet);    // and their parts by stage
void add_lateness(Sheet& sheet);      // the lateness ledger
void add_installation(Sheet& sheet);  // backlog, visits
void add_installation_times(Sheet& sheet);
void add_utilisation(Sheet& sheet);
void add_transport(Sheet& sheet);     // trucks, line-haul, fleet
void add_disturbances(Sheet& sheet);  // what went wrong, in scenarios in which something can
void add_stock(Sheet& sheet);  // of the warehouse, counties and select stations, in scenarios that have any
void add_stations(Sheet& sheet);  // select stations, choice of channel, adoption, in scenarios that have any
void add_selling(Sheet& sheet);   // goods of villagers, in scenarios that have any
void add_waiting(Sheet& sheet);   // where orders are at each day's 24:00
void add_coverage(Sheet& sheet);
void add_growth(Sheet& sheet);      // by months since opening, in scenarios in which centers open
void add_centers(Sheet& sheet);     // next-day rate by center and by remoteness
void add_deliveries(Sheet& sheet);  // by the week of delivery
void add_costs(Sheet& sheet);
void add_emissions(Sheet& sheet);
void add_trips(Sheet& sheet);  // to the county town, saved by centers
void add_fingerprints(Sheet& sheet);
void add_headlines(Sheet& sheet);                               // groups /summary and /county_summary
void add_network(Sheet& sheet);                                 // group /network
void add_routes(Sheet& sheet);                                  // its milk runs
void add_calendar(Sheet& sheet, Provenance const& provenance);  // group /calendar
// What happens by date in any of these.
void add_calendar(Sheet& sheet, std::span<models::Scenario const* const> scenarios,
                  Provenance const& provenance);
void add_orders(Sheet& sheet);  // group /orders, if orders were recorded
void add_provenance(Sheet& sheet, Provenance const& provenance);
void add_provenance(Sheet& sheet, Provenance const& provenance, Whole events);  // of each replication

// All figures by place, in their order: from add_delivery to add_trips.
void add_figures(Sheet& sheet);

}  // namespace ruralsim::results::figures

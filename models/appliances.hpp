// Large appliances: from the truck or the van into the home, and the installation job that follows.
#pragma once

#include "models/county.hpp"

namespace ruralsim::models {

// What a truck drives from a center to the household's village and back, to carry an appliance in.
struct Detour {
  sim::Km way;
  sim::Seconds takes;
};
Detour detour_to(County const& county, std::uint16_t center, std::uint16_t village);

// A truck has carried it in (policy separate): it is delivered, and its installation becomes a job.
void deliver_appliance(County& county, Batch goods, sim::Time now);

// It is sorted at the hub and waits for a technician's van (policy together): delivery and installation are
// one job.
void offer_delivery(County& county, Batch goods);

// Counts the open installation jobs by age at midnight `now` into the row of the day that ends.
void count_backlog(County const& county, sim::Time now, CountyLedger& ledger);

}  // namespace ruralsim::models

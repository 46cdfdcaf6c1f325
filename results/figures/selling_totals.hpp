#pragma once
// Sums of a county's weeks over goods that villagers sell: what figures of selling are made of. Whatever is
// stated by day counts in the week of its day.

#include "results/figures/runs.hpp"

#include <array>
#include <cstdint>
#include <string_view>

namespace ruralsim::results::figures {

inline constexpr std::array<std::string_view, models::kSaleStages> sale_stages{"home", "center", "milk_run",
                                                                               "hub", "line_haul"};

struct SellingTotals {
  std::array<std::int64_t, models::kSaleFacts> facts{};      // boxes, seconds
  std::array<std::int64_t, models::kSaleHaulage> haulage{};  // kg m, m, ...
  std::array<std::int64_t, models::lead_bins::kCount> way{};
  double kg = 0, taken_in_kg = 0, spoiled_kg = 0;  // that arrived; spoiled ones included
  double cny = 0;                                  // paid for what arrived and was not spoiled
  std::int64_t runs = 0;                           // of trucks
  std::int64_t left = 0;                           // boxes on their way at the end of the run

  std::int64_t of(models::SaleFact what) const { return facts[static_cast<std::size_t>(what)]; }
  std::int64_t of(models::SaleHaulage what) const { return haulage[static_cast<std::size_t>(what)]; }
  SellingTotals& operator+=(SellingTotals const& other);
  void add_week(Runs const& runs, models::CountyLedger const& ledger, std::size_t week);
};

// Boxes of a group of goods in a week.
std::int64_t boxes_of_week(Runs const& runs, models::CountyLedger const& ledger, std::size_t group,
                           std::size_t week, models::SaleFact what);

}  // namespace ruralsim::results::figures

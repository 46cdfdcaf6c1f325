#include "models/selling_balance.hpp"

#include "sim/fault.hpp"
#include "sim/text.hpp"

#include <cmath>

namespace ruralsim::models {
namespace {

// Of one group of goods.
struct Boxes {
  SellingLedger const& ledger;
  std::size_t group;

  std::int64_t all(SaleFact what) const {
    std::int64_t sum = 0;
    for (std::size_t day = 0; day < ledger.facts.rows(); ++day) sum += ledger.fact(day, group, what);
    return sum;
  }
  std::int64_t left(SaleStage stage) const { return ledger.left(group, static_cast<std::size_t>(stage)); }
};

}  // namespace

void check_selling(Scenario const& scenario, SellingLedger const& ledger, std::string const& county) {
  for (std::size_t g = 0; g < ledger.groups(); ++g) {
    Boxes const boxes{ledger, g};
    auto const equal = [&](char const* what, std::int64_t left, std::int64_t right) {
      if (left == right) return;
      throw sim::Error(
          sim::Blame::model,
          sim::text("the run does not balance: county '{}', boxes of '{}': {}: {} and {} (this "
                    "is an error of the program; please report it with the scenario)",
                    county, scenario.stretches.front().settings.harvests[g].id, what, left, right));
    };
    using enum SaleFact;
    auto const all = [&](SaleFact what) { return boxes.all(what); };
    equal("offered = taken in + given up + at home", all(offered),
          all(taken_in) + all(given_up) + boxes.left(SaleStage::home));
    equal("taken in = picked up + at centers", all(taken_in), all(picked_up) + boxes.left(SaleStage::center));
    equal("picked up = brought to the hub + on trucks", all(picked_up),
          all(at_hub) + boxes.left(SaleStage::milk_run));
    equal("brought to the hub = sent + at the hub", all(at_hub), all(sent) + boxes.left(SaleStage::hub));
    equal("sent = arrived + under way", all(sent), all(arrived) + boxes.left(SaleStage::line_haul));
    auto const fen = std::llround(100 * scenario.stretches.front().settings.harvests[g].value.value);
    equal("fen paid to villagers = value x boxes that were not spoiled", all(fen_paid),
          fen * (all(arrived) - all(spoiled)));
  }
}

}  // namespace ruralsim::models

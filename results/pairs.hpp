#pragma once
// Two results held against one another, figure by figure: what one more truck, another rule or another order
// of opening changes. Replications of the same number pair where both runs drew the same random numbers for
// the same days; else the two runs are independent samples.

#include "results/direction.hpp"
#include "results/summary.hpp"

#include <string>
#include <vector>

namespace ruralsim::results {

enum class Verdict : std::uint8_t { none, better, worse, not_separable };
std::string_view name(Verdict verdict);  // "not separable"; "" for none

// What the second result changes of a headline figure; units as in the result (a share lies between 0 and 1).
struct FigureDifference {
  Figure base, other;                         // values: means over the pairs that are compared
  Estimate difference;                        // other - base
  double variance_reduction = not_available;  // by pairing; NaN where nothing is paired
  Direction direction = Direction::none;
  Verdict verdict = Verdict::none;  // none where there is no direction, or no interval
  std::string why_not{};            // there is no difference: "the other: 0 orders"

  bool known() const;      // on one side at least
  bool differs() const;    // in any replication; or one side alone has a value
  bool separable() const;  // has an interval, and 0 lies outside it
  bool beyond_rounding(double size) const;
};

struct RunPair {
  bool paired = false;
  std::string why_unpaired{};               // "the seeds are 1 and 2"
  std::size_t n = 0;                        // pairs, or replications of the shorter run
  std::vector<FigureDifference> figures{};  // that both have, in the order of the base
};

// "+1.23 ± 0.12 points", "-340 ± 25"; "n/a (the other: 0 orders)". Decimals to the second digit of the
// half-width.
std::string difference_text(FigureDifference const& d);
// What a difference of this figure is counted in, and what its values are multiplied by for that: shares in
// points.
std::string difference_unit(Figure const& figure);
double difference_factor(Figure const& figure);

// A figure with its values replication by replication, which drew the same random numbers on both sides. No
// difference where a replication of either lies beyond the end of the run, and no value of that side. Throws
// sim::Error (model) if there are not as many.
FigureDifference compare_pairs(Figure const& base, Figure const& other, double level = usual_level);

// Throws sim::Error (usage) if the two are of other goods, or begin on other days, so that no figure of one
// means what it means in the other; (io) if one holds no /summary.
RunPair compare_runs(Tables const& base, Tables const& other, double level = usual_level);

}  // namespace ruralsim::results

#pragma once
// What a headline figure is, by its name alone: for tables that hold figures of many runs.

#include "results/summary.hpp"

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace ruralsim::results {

struct FigureKind {
  std::string name;          // "next_day_rate", "late_share.truck_full"
  std::string label{};       // for people; may be empty
  std::string definition{};  // one sentence
  std::string unit{};        // UDUNITS; a share has "1"
  Shown shown = Shown::number;
  bool money = false;  // in the currency of the run
  std::string
      denominator{};     // name of the figure that it is divided by; empty: it is no ratio, or no such count
  bool of_sums = false;  // value times denominator is a sum: replications add up to one ratio
  bool trials = false;   // it is a share of trials that succeed or fail, which the denominator counts
  std::string missing_means{};  // what it means if it has no value although the denominator is not 0: "not
                                // reached by the end of the run"; empty: nothing of the kind

  // Whether it is without a value in a replication because that lies beyond what was seen: a mean over the
  // other replications would be too small.
  bool beyond(double value, double divisor) const;
};

// "not reached by the end of the run in 3 of 10 replications"
std::string beyond_words(std::string const& missing_means, std::size_t beyond, std::size_t replications);

// Nothing if no run has a figure of this name.
std::optional<FigureKind> kind_of_figure(std::string_view name);

// All that runs may have; one with an axis once, under its own name.
std::vector<std::string> figure_names();
// What a figure with an axis stands for: "late_share.after_cut_off" and so on. None of one without.
std::vector<std::string> figures_by_axis(std::string_view name);

}  // namespace ruralsim::results

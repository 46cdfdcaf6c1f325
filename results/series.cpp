#include "results/series.hpp"

#include "results/antithetic.hpp"
#include "results/statistics.hpp"
#include "sim/fault.hpp"
#include "sim/text.hpp"

#include <algorithm>
#include <array>
#include <type_traits>

namespace ruralsim::results {
namespace {

using Rows = std::vector<std::vector<double>>;

struct SeriesKind {
  std::string_view name, label, unit;
  bool share;
  std::string_view above, below;  // `below`: empty where `above` is told as it is
  std::size_t step, left_out;     // days of a value; values left out at the end
};

constexpr std::array kKinds{
    SeriesKind{"next_day_rate", "next-day rate", "1", true, "orders_next_day", "orders_judged", 7, 0},
    SeriesKind{"lead_time", "mean lead time to ready", "h", false, "lead_time_ready_sum",
               "lead_time_ready_count", 7, 3},
    SeriesKind{"installed_within_48h_rate", "installed within 48 h", "1", true, "installed_within_48h",
               "jobs", 7, 3},
    SeriesKind{"backlog", "open installation jobs", "1", false, "backlog", "", 1, 0},
    SeriesKind{"orders", "orders placed", "1", false, "orders_placed", "", 7, 0}};

SeriesKind const& kind_of_series(std::string_view name) {
  auto const* const found = std::ranges::find(kKinds, name, &SeriesKind::name);
  if (found != kKinds.end()) return *found;
  std::string all;
  for (auto const& kind : kKinds) all += (all.empty() ? "" : ", ") + std::string(kind.name);
  throw sim::Error(sim::Blame::usage,
                   sim::text("series {} (there is none of this name) one of {}", name, all));
}

std::vector<double> as_reals(Variable const& variable) {
  return std::visit(
      [&](auto const& values) -> std::vector<double> {
        if constexpr (std::is_same_v<typename std::decay_t<decltype(values)>::value_type, std::string>)
          wrong_type(variable);
        else
          return {values.begin(), values.end()};
      },
      variable.data);
}

// A variable by replication, further axes and at last days or weeks, summed over what lies between. Of
// several regions those of all together.
Rows summed(Tables const& tables, std::string_view name) {
  auto const* const nation = tables.find("nation/" + std::string(name));
  auto const& variable = nation != nullptr ? *nation : tables.at(name);
  auto const shape = tables.shape(variable);
  auto const values = as_reals(variable);
  std::size_t const length = shape.back(), each = shape.front() == 0 ? 0 : values.size() / shape.front();
  Rows rows(shape.front(), std::vector<double>(length, 0));
  for (std::size_t r = 0; r < rows.size(); ++r)
    for (std::size_t i = 0; i < each; ++i) rows[r][i % length] += values[r * each + i];
  return rows;
}

std::size_t simulated_days(Tables const& tables) {
  auto const* const days = tables.find_attribute("", "simulated_days");
  if (days == nullptr)
    throw sim::Error(sim::Blame::io, "it is no result of a run (it does not say how many days it simulated)");
  if (auto const* n = std::get_if<std::int64_t>(&days->value)) return static_cast<std::size_t>(*n);
  return static_cast<std::size_t>(std::get<std::int32_t>(days->value));
}

// Two antithetic replications are one.
Rows by_sample(Tables const& tables, Rows const& rows) {
  Rows merged;
  for (auto const& sample : samples_of(tables)) {
    auto& one = merged.emplace_back(rows.front().size());
    for (std::size_t i = 0; i < one.size(); ++i) {
      std::vector<double> values;
      for (auto const r : sample) values.push_back(rows[r][i]);
      one[i] = estimate(values).mean;
    }
  }
  return merged;
}

}  // namespace

std::vector<std::string> series_names() {
  std::vector<std::string> names;
  for (auto const& kind : kKinds) names.emplace_back(kind.name);
  return names;
}

Series series_of(Tables const& tables, std::string_view name) {
  auto const& kind = kind_of_series(name);
  auto const days = simulated_days(tables);
  Rows rows = summed(tables, kind.above);
  if (!kind.below.empty()) {
    auto const below = summed(tables, kind.below);
    for (std::size_t r = 0; r < rows.size(); ++r)
      for (std::size_t i = 0; i < rows[r].size(); ++i)
        rows[r][i] = below[r][i] > 0 ? rows[r][i] / below[r][i] : not_available;
  }
  for (auto& row : rows) {
    std::size_t const whole = std::min(row.size(), days / kind.step);
    row.resize(whole - std::min(whole, kind.left_out));
  }
  return {.name = std::string(kind.name),
          .label = std::string(kind.label),
          .unit = std::string(kind.unit),
          .share = kind.share,
          .step = kind.step,
          .replications = by_sample(tables, rows)};
}

}  // namespace ruralsim::results

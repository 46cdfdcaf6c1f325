// Names of the charts of a result, and of what each is one. Of no library: programs that cannot draw know
// them, too.
#pragma once

#include <algorithm>
#include <array>
#include <cstdint>
#include <string_view>

namespace ruralsim::viz {

/// Of a result of several regions some charts show all counties as one, the others look at each, or at each
/// of the region whose day was watched.
enum class Draws : std::uint8_t { Sums, Map, Country, Day };

/// Whether a result has one such chart, or one for each of its counties, NAME-ID.
enum class ChartsOf : std::uint8_t { All, EachCounty };

struct ChartKind {
  std::string_view name;  // as its files are called
  Draws draws = Draws::Sums;
  ChartsOf charts_of = ChartsOf::All;
};

inline constexpr auto kChartKinds = std::to_array<ChartKind>({
    {"next-day-rate"},
    {"next-day-fan"},
    {"lead-time"},
    {"lead-time-channel"},
    {"lead-time-distance"},
    {"lead-time-parts"},
    {"installation-backlog"},
    {"lateness-waterfall"},
    {"utilisation"},
    {"utilisation-by-week"},
    {"cost"},
    {"cost-treemap"},
    {"equity"},
    {"lorenz"},
    {"half-widths"},
    {"back-haul"},
    {"center-age"},
    {"time-space", Draws::Day, ChartsOf::EachCounty},
    {"technician-day", Draws::Day, ChartsOf::EachCounty},
    {"opening-cohorts"},
    {"county-map", Draws::Map, ChartsOf::EachCounty},
    {"country-map", Draws::Country},
    {"county-fan", Draws::Country},
    {"county-tenths", Draws::Country},
    {"region-rates", Draws::Country},
});

/// Null for a name that no chart has.
constexpr ChartKind const* find_chart_kind(std::string_view name) {
  auto const* const found = std::find_if(kChartKinds.data(), kChartKinds.data() + kChartKinds.size(),
                                         [&](ChartKind const& kind) { return kind.name == name; });
  return found == kChartKinds.data() + kChartKinds.size() ? nullptr : found;
}

constexpr bool is_one_a_county(std::string_view chart) {
  auto const* const kind = find_chart_kind(chart);
  return kind != nullptr && kind->charts_of == ChartsOf::EachCounty;
}

}  // namespace ruralsim::viz

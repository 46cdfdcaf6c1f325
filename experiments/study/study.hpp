// A study as its file describes it: a base scenario, what is varied and how, how often each point is run, and
// which figures are kept. Plain values; read_study() makes them, points_of() unfolds them.
#pragma once

#include "experiments/study/require_spec.hpp"
#include "scenarios/load.hpp"
#include "sim/engine.hpp"

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace ruralsim::experiments {

// A value of a factor: its name for people, and the settings that make it, as given to --set.
struct Level {
  std::string name;
  std::vector<std::string> settings;
  std::optional<double> number{};  // where it is one: what a chart's axis shows
  std::string place{};             // file:line:column of what it sets, for messages
};

// A factor that may be anything from low to high.
struct Range {
  double low = 0, high = 1;
  std::string unit;  // as written behind the number: "km/h", "%"; empty for a bare number
  bool whole = false;
  bool logarithmic = false;

  // The value at u in [0, 1], rounded to six significant digits, or to a whole number. All whole numbers have
  // the same share of [0, 1].
  double at(double u) const;
};

struct Factor {
  std::string name;
  std::vector<std::string> keys;  // that all take its value; none where levels have settings of their own
  std::vector<Level> levels;      // of a factor with values; none of one with a range
  std::optional<Range> range{};
  double base = 0;      // coordinate in [0, 1] about which one at a time varies it
  std::string unit{};   // of the levels' numbers and the range
  std::string place{};  // of its keys, for messages

  Level at(double u) const;  // u in [0, 1]
};
std::size_t values_of(Factor const& factor);  // how many it can have; 0: any between its ends

enum class DesignKind : std::uint8_t {
  list,
  factorial,
  one_at_a_time,
  latin_hypercube,
  sobol,
  morris,
  saltelli
};
std::string_view name_of(DesignKind kind);  // as in a study file: "latin-hypercube"

struct DesignSpec {
  DesignKind kind = DesignKind::factorial;
  std::size_t size = 0;  // points, trajectories (morris) or rows (saltelli); 0 where the factors decide
  std::uint64_t seed = 1;
  std::size_t levels = 4;      // grid of a factor with a range: morris, factorial, one at a time
  std::size_t candidates = 0;  // of which the most spread are taken: morris, latin hypercube
  std::size_t shifts = 1;      // independent shifts of the rows: saltelli
  std::string place{};         // of its table, for messages; empty if there is none
};

// A point that is written down: design "list".
struct ListedPoint {
  std::string name;
  std::vector<std::string> settings;
  std::string place{};  // of its settings, for messages
};

// A half-width that is to be reached, in the figure's unit or relative to its value.
struct FigureTarget {
  std::string figure;
  double half_width = 0;
  bool relative = false;
};

struct ReplicationSpec {
  std::uint32_t count = 10;           // of each point; without targets
  std::vector<FigureTarget> targets;  // none: exactly `count`
  std::uint32_t least = 10, most = 200;
  double level = 0.95;

  bool sequential() const { return !targets.empty(); }
  std::uint32_t at_most() const { return sequential() ? most : count; }
};

struct Study {
  std::string title;
  std::string path;                                  // of its file
  std::string scenario;                              // path of the base
  std::vector<std::string> settings;                 // of all points, over the base
  std::vector<std::string> only;                     // regions
  std::string settings_place, only_place;            // of these two, for messages
  sim::EngineKind engine = sim::EngineKind::native;  // not in the file: whoever runs it says
  std::vector<Factor> factors;
  DesignSpec design;
  std::vector<ListedPoint> listed;
  ReplicationSpec replications;
  std::vector<std::string> responses;      // figures to keep; none: all
  std::optional<RequireSpec> require{};    // what `ruralsim require` is to look for
  std::vector<scenarios::FileText> files;  // the study's own file, and those it extends
};

}  // namespace ruralsim::experiments

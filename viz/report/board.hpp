// Places by several measures in several spans of time: what the map and the table of a report show.
#pragma once

#include "results/table.hpp"
#include "viz/scale.hpp"

#include <limits>
#include <string>
#include <vector>

namespace ruralsim::viz {

/// Of what has no range in common with others.
inline constexpr Range kOwnRange{std::numeric_limits<double>::quiet_NaN(),
                                 std::numeric_limits<double>::quiet_NaN()};

struct Measure {
  enum class Shown : unsigned char { percent, count };
  enum class Better : unsigned char { more, less, neither };

  std::string name;  // "next-day rate"
  Shown shown = Shown::count;
  Better better = Better::neither;
  std::string meaning = {};
  Range colours = kOwnRange;  // what they span, where maps have them in common
};

struct BoardPlace {
  std::string name;
  std::string group = {};                   // region or province; may be empty
  double x = 0, y = 0;                      // east and south in any unit, NaN: nobody knows
  std::vector<std::vector<double>> values;  // [span][measure]; NaN: none
};

struct Board {
  std::string one, many;           // "county", "counties"
  std::vector<std::string> spans;  // "the whole run", "July to September 2018", ...
  std::vector<Measure> measures;
  std::vector<BoardPlace> places;
  std::string map_note = {};   // what the map's plane is
  std::string span_note = {};  // which days a span is of; may be empty

  bool has_map() const;
};

/// Counties, or of a result of one county its service centers. Rates are those of all replications together,
/// counts are means over them. The whole run is that of the headline figures, from the warm-up to the last
/// day (of a result that has none by county: the weeks that count); the other spans are of whole weeks and
/// hold the warm-up. Whether an installation took 48 hours is told of weeks alone that are old enough.
Board board_of(results::Tables const& tables);

}  // namespace ruralsim::viz

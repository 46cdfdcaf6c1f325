// From values to places on the page, and the round values worth a tick.
#pragma once

#include <functional>
#include <span>
#include <string>
#include <vector>

namespace ruralsim::viz {

struct Range {
  double lo = 0;
  double hi = 1;
};

/// Smallest range over all finite values; {NaN, NaN} if there is none.
Range finite_range(std::span<double const> values);
Range united(Range a, Range b);
bool is_empty(Range r);

/// A range that has a width (a single value gets a tenth of itself on each side) and no infinite bounds.
Range usable(Range r);
/// The range widened to multiples of the step that gives at most `at_most` round ticks.
Range to_round(Range r, int at_most);

/// Maps a domain onto a stretch of the page, linearly in the value or in its logarithm.
class Scale {
 public:
  static Scale linear(Range domain);
  /// The domain is cut to what a logarithm can show: 1e-9 of its upper end at least.
  static Scale log(Range domain);

  Scale onto(double from, double to) const;
  double operator()(double value) const;
  Range domain() const { return domain_; }
  double from() const { return from_; }
  double to() const { return to_; }

 private:
  Range domain_;
  bool log_ = false;
  double from_ = 0;
  double to_ = 1;
};

struct Tick {
  double at = 0;
  std::string label;
  std::string under = {};  // a second line: the year below its first month
};

/// Ticks of a domain, at most so many (but at least what is needed to read the axis).
using TickMaker = std::function<std::vector<Tick>(Range domain, int at_most)>;

/// 1-2-5 steps; labels are value x factor, with a unit sign if given ("20 %").
std::vector<Tick> number_ticks(Range domain, int at_most, double factor = 1, std::string const& sign = "");
/// Whole numbers only.
std::vector<Tick> count_ticks(Range domain, int at_most);
std::vector<Tick> percent_ticks(Range domain, int at_most);
/// Hours at multiples of 1, 2, 3, 6, 12, 24, 48, ... so that days can be seen.
std::vector<Tick> hour_ticks(Range domain, int at_most);
/// Powers of ten, with 2 and 5 between them where there is room.
std::vector<Tick> log_ticks(Range domain, int at_most);
/// Days since 1970-01-01 at round dates: days, Mondays, months, quarters, years, decades.
std::vector<Tick> date_ticks(Range domain, int at_most);

}  // namespace ruralsim::viz

// What an axis or a ramp measures.
#pragma once

#include "viz/number.hpp"
#include "viz/scale.hpp"

#include <string>

namespace ruralsim::viz {

struct Amount {
  std::string name = {};  // "next-day rate"
  std::string unit = {};  // "CNY"; may be empty
  bool share = false;     // from 0 to 1, told in percent
  std::string id = {};    // in results, for the table: "next_day_rate"

  std::string table_name() const { return id.empty() ? title() : id; }
  std::string title() const { return unit.empty() || name.empty() ? name + unit : name + ", " + unit; }
  TickMaker ticks() const {
    if (share) return percent_ticks;
    return [](Range domain, int at_most) { return number_ticks(domain, at_most); };
  }
  std::string words(double value) const { return share ? percent(value) : rounded(value); }

  /// "Next-day rate against each factor", or the words alone, which begin with a capital.
  std::string heading(std::string const& words, std::string const& alone) const {
    if (name.empty()) return alone;
    std::string text = name + " " + words;
    if (text[0] >= 'a' && text[0] <= 'z') text[0] = static_cast<char>(text[0] - 'a' + 'A');
    return text;
  }

  /// Of a change: shares differ by points.
  std::string change_title() const {
    std::string const of = "change of " + (name.empty() ? "the figure" : name);
    if (share) return of + ", points";
    return unit.empty() ? of : of + ", " + unit;
  }
  TickMaker change_ticks() const {
    double const factor = share ? 100 : 1;
    return [factor](Range domain, int at_most) { return number_ticks(domain, at_most, factor); };
  }
};

}  // namespace ruralsim::viz

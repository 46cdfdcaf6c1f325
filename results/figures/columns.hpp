#pragma once
// Tables in which a row is one thing that happened: its columns, one variable each.

#include "results/table.hpp"

#include <concepts>
#include <cstdint>
#include <optional>
#include <string>
#include <utility>
#include <vector>

namespace ruralsim::results::figures {

// Where columns lie and what they are called: "orders/placed" over the axis order, "watched/leg_km" over leg.
struct ColumnsAt {
  std::string group, axis;
  std::string prefix{};             // of every name
  std::string since{};              // the date that stamps count from
  std::optional<double> missing{};  // stands for a time that there is not
};

// Adds the axis and then column by column, in the order in which they are asked for; nothing where there are
// no rows. Keeps references.
template <class Row>
class Columns {
 public:
  Columns(Tables& tables, ColumnsAt at, std::vector<Row> const& rows)
      : tables_(tables), at_(std::move(at)), rows_(rows) {
    if (!rows_.empty()) tables_.add(Dimension{at_.group + "/" + at_.axis, rows_.size()});
  }

  template <std::invocable<Row const&> Of>
  void whole(std::string const& name, std::string const& long_name, Of of) {
    add(column(name, long_name, "1", values<std::int32_t>(of)));
  }
  template <std::invocable<Row const&> Of>
  void km(std::string const& name, std::string const& long_name, Of of) {
    add(column(name, long_name, "km", values<double>(of)));
  }
  template <std::invocable<Row const&> Of>
  void seconds(std::string const& name, std::string const& long_name, Of of) {
    auto all = column(name, long_name, "s", values<std::int32_t>(of));
    all.fill = at_.missing;
    add(std::move(all));
  }
  template <std::invocable<Row const&> Of>
  void stamp(std::string const& name, std::string const& long_name, Of of) {
    auto all = column(name, long_name, "seconds since " + at_.since + " 00:00:00", values<std::int32_t>(of));
    all.fill = at_.missing;
    all.extra = {{"calendar", std::string("proleptic_gregorian")}};
    add(std::move(all));
  }
  template <std::invocable<Row const&> Of>
  void category(std::string const& name, std::string const& long_name, std::vector<Flag> const& flags,
                Of of) {
    auto all = column(name, long_name, "1", values<std::uint8_t>(of));
    all.flags = flags;
    add(std::move(all));
  }
  template <std::invocable<Row const&> Of>
  void text(std::string const& name, std::string const& long_name, Of of) {
    add(column(name, long_name, "", values<std::string>(of)));
  }

 private:
  template <class T, class Of>
  std::vector<T> values(Of& of) const {
    std::vector<T> all;
    all.reserve(rows_.size());
    for (auto const& row : rows_) all.push_back(static_cast<T>(of(row)));
    return all;
  }
  Variable column(std::string const& name, std::string const& long_name, std::string const& units,
                  Data data) const {
    return {.name = at_.group + "/" + at_.prefix + name,
            .dims = {at_.axis},
            .data = std::move(data),
            .long_name = long_name,
            .units = units};
  }
  void add(Variable all) {
    if (!rows_.empty()) tables_.add(std::move(all));
  }

  Tables& tables_;
  ColumnsAt at_;
  std::vector<Row> const& rows_;
};

// Values of a category, counted from 0.
template <class Words>
std::vector<Flag> flags_of(Words const& words) {
  std::vector<Flag> flags;
  for (auto const& word : words)
    flags.push_back({static_cast<std::uint8_t>(flags.size()), std::string(word)});
  return flags;
}

}  // namespace ruralsim::results::figures

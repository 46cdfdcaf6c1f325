// Goods that villagers sell on their way back.
#include "viz/from_tables/dates.hpp"
#include "viz/from_tables/reader.hpp"

namespace ruralsim::viz {
namespace {

ShareOfWeeks share_of_weeks(Reader const& reader, std::string name, Rows const& above, Rows const& below) {
  Rows shares;
  for (std::size_t r = 0; r < above.size(); ++r) shares.push_back(ratios(above[r], below[r]));
  ShareOfWeeks series{.name = std::move(name), .weeks = {}};
  for (std::size_t week = 0; week < reader.size("week"); ++week)
    series.weeks.push_back(reader.share_interval(column(shares, week)));
  return series;
}

// Of one use of vehicles.
Rows of_carrier(Reader const& reader, std::string const& name, std::size_t carrier) {
  Rows rows;
  for (auto const& row : reader.sums(name)) rows.push_back(slice(row, carrier, reader.size("week")));
  return rows;
}

}  // namespace

BackHaulData back_haul_from(results::Tables const& tables, Part const& part) {
  Reader const reader(tables, part);
  BackHaulData data{.info = reader.info()};
  if (!reader.has("sale_offered")) {
    data.info.nothing = "no data: nothing is sold in this run";
    return data;
  }
  data.weeks = reader.dates("week");
  data.notes = date_notes(reader);
  auto const add = [&](char const* name, Rows const& above, Rows const& below) {
    data.series.push_back(share_of_weeks(reader, name, above, below));
  };
  add("trucks: room used at the return", reader.sums("truck_back_fullness_sum"), reader.sums("truck_runs"));
  add("line-haul: room used on the way back", reader.sums("line_haul_back_fullness_sum"),
      reader.sums("line_haul_back_legs"));
  auto const empty = [&](char const* name, std::size_t carrier) {
    add(name, of_carrier(reader, "carrier_empty_distance", carrier),
        of_carrier(reader, "carrier_distance", carrier));
  };
  empty("trucks: km driven empty", 1);
  empty("line-haul: km driven empty", 0);
  return data;
}

}  // namespace ruralsim::viz

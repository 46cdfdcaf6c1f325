#include "scenarios/country_tables.hpp"

#include "scenarios/csv.hpp"
#include "scenarios/nearest.hpp"

#include <map>
#include <string>
#include <utility>
#include <vector>

namespace ruralsim::scenarios {
namespace {

namespace network = models::network;
using Type = Column::Type;

Column latitude_column() {
  return {"latitude", Type::quantity, Dimension::angle, -90, 90};
}

Column longitude_column() {
  return {"longitude", Type::quantity, Dimension::angle, -180, 180};
}

std::vector<Column> province_columns() {
  return {{"id", Type::id},
          {"name"},
          {"group"},
          {"warehouse", Type::text, Dimension::number, -1e300, 1e300, Column::Need::optional},
          latitude_column(),
          longitude_column(),
          {"county_population", Type::quantity, Dimension::number, 1, 1e8},
          {"household_size", Type::quantity, Dimension::number, 1, 20},
          {"mountains", Type::quantity, Dimension::share, 0, 1}};
}

std::vector<Column> prefecture_columns() {
  return {{"province", Type::id},
          {"name"},
          latitude_column(),
          longitude_column(),
          {"counties", Type::whole, Dimension::number, 1, 1e5},
          {"area", Type::quantity, Dimension::area, 1, 1e7},
          {"towns", Type::whole, Dimension::number, 1, 1e6},
          {"villages", Type::whole, Dimension::number, 1, 1e7}};
}

network::GeoPoint place_in(CsvTable const& table, std::size_t row) {
  return {table.number("latitude", row), table.number("longitude", row)};
}

std::string row_of(std::size_t row) {
  return "row " + std::to_string(row + 1);
}

class CountryReader {
 public:
  explicit CountryReader(Problems& problems) : problems_(problems) {}

  void add_provinces(CsvTable const& table) {
    for (std::size_t row = 0; row < table.rows(); ++row) {
      auto const& id = table.text("id", row);
      if (!numbers_.emplace(id, country_.provinces.size()).second) {
        problems_.error(table.where(row), row_of(row) + ": province '" + id + "' is there twice");
        continue;
      }
      ids_.push_back(id);
      rows_.push_back(table.where(row));
      country_.provinces.push_back({.id = id,
                                    .name = table.text("name", row),
                                    .group = table.text("group", row),
                                    .warehouse = place_in(table, row),
                                    .county_population = table.number("county_population", row),
                                    .household_size = table.number("household_size", row),
                                    .mountains = table.number("mountains", row),
                                    .prefectures = {}});
    }
  }

  void add_prefectures(CsvTable const& table) {
    for (std::size_t row = 0; row < table.rows(); ++row) {
      auto const& province = table.text("province", row);
      auto const at = numbers_.find(province);
      if (at == numbers_.end()) {
        problems_.error(table.where(row), row_of(row) + ", column 'province' = '" + province +
                                              "' (there is no such province)" + did_you_mean(province, ids_));
        continue;
      }
      country_.provinces[at->second].prefectures.push_back(
          {.name = table.text("name", row),
           .middle = place_in(table, row),
           .counties = table.whole("counties", row),
           .area = {table.number("area", row)},
           .towns = static_cast<double>(table.whole("towns", row)),
           .villages = static_cast<double>(table.whole("villages", row))});
    }
    for (std::size_t i = 0; i < country_.provinces.size(); ++i)
      if (country_.provinces[i].prefectures.empty())
        problems_.error(rows_[i], "province '" + ids_[i] + "' has no prefecture in the other table");
  }

  void add_land(CsvTable const& table) {
    std::map<std::string, std::size_t> seen;
    for (std::size_t row = 0; row < table.rows(); ++row) {
      auto const& ring = table.text("ring", row);
      if (row == 0 || ring != table.text("ring", row - 1)) {
        if (!seen.emplace(ring, row).second)
          problems_.error(table.where(row), row_of(row) + ": ring '" + ring +
                                                "' goes on after another one began (its points must follow "
                                                "one another)");
        close_ring();
        country_.land.emplace_back();
        ring_row_ = table.where(row);
        ring_ = ring;
      }
      country_.land.back().push_back(place_in(table, row));
    }
    close_ring();
  }

  network::Country country() && { return std::move(country_); }

 private:
  void close_ring() {
    if (!country_.land.empty() && country_.land.back().size() < 3)
      problems_.error(ring_row_, "ring '" + ring_ + "' has fewer than three points");
  }

  Problems& problems_;
  network::Country country_;
  std::map<std::string, std::size_t> numbers_;  // of provinces, by id
  std::vector<std::string> ids_;
  std::vector<Where> rows_;
  Where ring_row_;
  std::string ring_;
};

}  // namespace

std::optional<network::Country> read_country(Source const& provinces, Source const& prefectures,
                                             Source const* land, Problems& problems) {
  std::size_t const before = problems.count();
  auto const upper = read_csv(provinces.path, provinces.text, province_columns(), problems);
  auto const lower = read_csv(prefectures.path, prefectures.text, prefecture_columns(), problems);
  std::optional<CsvTable> outline;
  if (land != nullptr)
    outline = read_csv(land->path, land->text, {{"ring"}, latitude_column(), longitude_column()}, problems);
  CountryReader reader(problems);
  if (upper) reader.add_provinces(*upper);
  if (upper && lower) reader.add_prefectures(*lower);
  if (outline) reader.add_land(*outline);
  if (problems.count() > before) return std::nullopt;
  return std::move(reader).country();
}

}  // namespace ruralsim::scenarios

#include "viz/from_tables/reader.hpp"

#include "results/attributes.hpp"
#include "results/command_line.hpp"
#include "results/statistics.hpp"
#include "sim/fault.hpp"
#include "sim/text.hpp"

#include <algorithm>
#include <charconv>
#include <filesystem>
#include <numeric>

namespace ruralsim::viz {
namespace {

[[noreturn]] void refuse(std::string_view problem) {
  throw sim::Error(sim::Blame::io,
                   sim::text("the result cannot be drawn ({}) make it anew with ruralsim run", problem));
}

std::optional<std::uint64_t> seed_of(std::string const& text) {
  std::uint64_t seed = 0;
  auto const [end, error] = std::from_chars(text.data(), text.data() + text.size(), seed);
  if (text.empty() || error != std::errc() || end != text.data() + text.size()) return {};
  return seed;
}

}  // namespace

std::size_t Reader::size(std::string_view axis) const {
  auto const* found = tables_.find_dimension("", axis);
  if (found == nullptr) refuse(sim::text("it has no axis {}", axis));
  return found->size;
}

Row Reader::numbers(std::string_view name) const {
  auto const* variable = tables_.find(name);
  if (variable == nullptr) refuse(sim::text("it has no {}", name));
  return std::visit(
      [&](auto const& values) -> Row {
        if constexpr (std::is_same_v<std::decay_t<decltype(values)>, std::vector<std::string>>)
          refuse(sim::text("its {} is text", name));
        else
          return Row(values.begin(), values.end());
      },
      variable->data);
}

std::vector<std::string> Reader::texts(std::string_view name) const {
  auto const values = tables_.at(name).values<std::string>();
  return {values.begin(), values.end()};
}

std::vector<sim::Date> Reader::dates(std::string_view axis) const {
  std::string const& units = tables_.at(axis).units;
  constexpr std::string_view before = "days since ";
  auto const first = units.starts_with(before)
                         ? sim::parse_date(std::string_view(units).substr(before.size(), 10))
                         : std::nullopt;
  if (!first) refuse(sim::text("its {} counts {}", axis, units));
  std::vector<sim::Date> all;
  for (double const day : numbers(axis)) all.push_back(*first + static_cast<std::int64_t>(day));
  return all;
}

std::vector<bool> Reader::judged(std::string_view name) const {
  std::vector<bool> all;
  for (double const flag : numbers(name)) all.push_back(flag == 1);
  return all;
}

Rows Reader::sums(std::string_view name) const {
  std::size_t const counties = size("county");
  Row const values = numbers(name);
  Rows rows(replications());
  std::size_t const length = rows.empty() || counties == 0 ? 0 : values.size() / rows.size() / counties;
  auto next = values.begin();
  for (auto& row : rows) {
    row.resize(length);
    for (std::size_t county = 0; county < counties; ++county, next += static_cast<std::ptrdiff_t>(length))
      if (draws(county)) std::transform(row.begin(), row.end(), next, row.begin(), std::plus{});
  }
  return rows;
}

std::vector<results::Sample> Reader::samples() const {
  return results::samples_of(tables_);
}

Interval Reader::interval(std::span<double const> values) const {
  auto const e = results::estimate(results::sample_means(values, samples()), part_.level);
  return {e.mean, e.interval().low, e.interval().high};
}

Interval Reader::share_interval(std::span<double const> values) const {
  Interval const i = interval(values);
  return {i.mean, i.low < 0 ? 0 : i.low, i.high > 1 ? 1 : i.high};  // NaN stays
}

std::string Reader::attribute(std::string_view group, std::string_view name) const {
  return results::text_of(tables_, group, name);
}

std::string Reader::file() const {
  return std::filesystem::path(attribute("provenance", "scenario_path")).filename().string();
}

// A scenario may go without a title; then its file's name has to do.
std::string Reader::scenario() const {
  std::string title = attribute("", "title");
  if (title.empty()) title = std::filesystem::path(file()).stem().string();
  if (!part_.county || size("county") < 2) return title;
  std::string const county = texts("county_name")[*part_.county];
  return title.empty() ? county : title + " (" + county + ")";
}

ChartInfo Reader::info() const {
  return {.scenario = scenario(),
          .file = file(),
          .settings = results::settings_of(attribute("provenance", "command")),
          .replications = static_cast<int>(replications()),
          .level = part_.level,
          .seed = seed_of(attribute("provenance", "seed")),
          .version = attribute("provenance", "program_version")};
}

ChartInfo Reader::info_of_all_together() const {
  auto all = info();
  all.intervals = IntervalKind::jackknife;
  return all;
}

double ratio(double a, double b) {
  return b > 0 ? a / b : results::not_available;
}

Row ratios(Row const& a, Row const& b) {
  Row all(a.size());
  std::transform(a.begin(), a.end(), b.begin(), all.begin(), ratio);
  return all;
}

double sum(Row const& values) {
  return std::accumulate(values.begin(), values.end(), 0.0);
}

Row sum_over(Row const& values, std::vector<bool> const& chosen) {
  Row all(chosen.empty() ? 0 : values.size() / chosen.size());
  for (std::size_t i = 0; i < all.size() * chosen.size(); ++i)
    if (chosen[i % chosen.size()]) all[i / chosen.size()] += values[i];
  return all;
}

Row slice(Row const& values, std::size_t place, std::size_t length) {
  auto const from = values.begin() + static_cast<std::ptrdiff_t>(place * length);
  return {from, from + static_cast<std::ptrdiff_t>(length)};
}

Row column(Rows const& rows, std::size_t i) {
  Row all;
  for (auto const& row : rows) all.push_back(row[i]);
  return all;
}

Row means(Rows const& rows) {
  Row all;
  for (std::size_t i = 0; !rows.empty() && i < rows.front().size(); ++i)
    all.push_back(results::estimate(column(rows, i)).mean);
  return all;
}

std::size_t find_county(results::Tables const& tables, std::string_view text) {
  auto const ids = tables.at("county_id").values<std::string>();
  auto const names = tables.at("county_name").values<std::string>();
  for (std::size_t i = 0; i < ids.size(); ++i)
    if (ids[i] == text || names[i] == text) return i;
  std::string known;
  for (std::size_t i = 0; i < std::min<std::size_t>(ids.size(), 20); ++i)
    known.append(known.empty() ? "" : ", ").append(ids[i]);
  if (ids.size() > 20) known += sim::text(" and {} more", ids.size() - 20);
  throw sim::Error(sim::Blame::usage,
                   sim::text("county {} (not in this result) give the id or name of one: {}", text, known));
}

}  // namespace ruralsim::viz

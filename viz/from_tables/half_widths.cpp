// Whether there are enough replications.
#include "results/statistics.hpp"
#include "results/summary.hpp"
#include "viz/from_tables/reader.hpp"
#include "viz/number.hpp"

#include <algorithm>
#include <cmath>
#include <utility>

namespace ruralsim::viz {
namespace {

// Of a headline with a value in every replication; of a county those of the county.
Row values_of_headline(Reader const& reader, Part const& part, results::Figure const& figure) {
  if (!part.county) return figure.values;
  auto const name = "county_summary/" + figure.name;
  if (!reader.has(name)) return {};
  auto const all = reader.numbers(name);
  Row values;
  for (std::size_t r = 0; r < reader.replications(); ++r)
    values.push_back(all[r * reader.size("county") + *part.county]);
  return values;
}

HalfWidthOfFigure relative_widths(std::string name, Row const& samples, double level) {
  HalfWidthOfFigure figure{.name = std::move(name)};
  for (std::size_t n = 1; n <= samples.size(); ++n) {
    auto const e = results::estimate(std::span(samples).first(n), level);
    bool const known = e.n == n && e.mean != 0 && std::isfinite(e.half_width);
    figure.relative.push_back(known ? e.half_width / std::abs(e.mean) : kNan);
  }
  return figure;
}

std::string plain_name(std::string name) {
  std::ranges::replace(name, '_', ' ');
  return name;
}

}  // namespace

HalfWidthsData half_widths_from(results::Tables const& tables, Part const& part) {
  Reader const reader(tables, part);
  HalfWidthsData data{.info = reader.info()};
  data.info.note = "Of the replications' own values, for ratios, too";
  auto const samples = reader.samples();
  std::size_t differences = 0;
  if (samples.size() < reader.replications()) data.of = "pairs of replications";
  for (auto const& headline : results::summarise(tables, part.level)) {
    bool const by_axis = headline.name.find('.') != std::string::npos;
    if (headline.label.empty() || by_axis) continue;
    auto const values = values_of_headline(reader, part, headline);
    if (values.size() != reader.replications()) continue;
    if (std::ranges::any_of(values, [](double v) { return v < 0; })) {
      ++differences;
      continue;
    }
    data.figures.push_back(
        relative_widths(plain_name(headline.name), results::sample_means(values, samples), part.level));
  }
  if (differences > 0)
    data.info.note += ". Left out: " + counted(static_cast<double>(differences), "figure", "figures") +
                      " with values below 0, whose mean is no measure of width";
  std::erase_if(data.figures, [](HalfWidthOfFigure const& figure) {
    return std::ranges::none_of(figure.relative, [](double width) { return width > 0; });
  });
  return data;
}

}  // namespace ruralsim::viz

#include "results/summary.hpp"

#include "results/antithetic.hpp"
#include "results/attributes.hpp"
#include "results/equal_values.hpp"
#include "results/figures/catalogue.hpp"
#include "results/order_statistics.hpp"
#include "sim/fault.hpp"
#include "sim/text.hpp"

#include <algorithm>
#include <cmath>
#include <span>

namespace ruralsim::results {
namespace {

constexpr std::string_view kGroup = "summary";

std::string words(std::string text) {
  std::replace(text.begin(), text.end(), '_', ' ');
  return text;
}

// The values of another headline, one a replication; none if there is no such headline.
std::span<double const> counts_of(Tables const& tables, std::string const& name) {
  auto const* variable = tables.find(std::string(kGroup) + "/" + name);
  if (name.empty() || variable == nullptr) return {};
  return variable->values<double>();
}

double sum_of(std::span<double const> counts) {
  double sum = 0;
  for (double const n : counts) sum += std::isnan(n) ? 0 : n;
  return sum;
}

void mend_equal_values(Figure& figure, double trials, double level) {
  auto const told = interval_of_equal_values({.half_width = figure.half_width, .interval = figure.interval},
                                             {.value = figure.value, .n = figure.n, .trials = trials}, level);
  figure.half_width = told.half_width, figure.interval = told.interval;
}

// But for differences no figure can be negative, no share above 1: nor can what an interval of few
// replications says of it.
void keep_possible(Figure& figure, bool any_sign) {
  if (figure.interval.low < 0 && !any_sign) figure.interval.low = 0;
  if (figure.shown == Shown::percent && figure.interval.high > 1) figure.interval.high = 1;
}

// Nothing to divide by; or there was something, but it does not make a value.
std::string why_missing(Variable const& variable, std::span<double const> divisors) {
  auto const noun = text_of(variable.extra, "denominator_counts");
  if (sum_of(divisors) > 0) return text_of(variable.extra, "missing_means");
  return noun.empty() ? "" : "0 " + noun;
}

// Replications that have no value although there was something to divide by, where that means that it lies
// beyond the end of the run. Their values are large, not absent: a mean of the others would be too small.
std::size_t beyond_the_end(Variable const& variable, std::span<double const> values,
                           std::span<double const> divisors) {
  if (text_of(variable.extra, "missing_means").empty() || divisors.size() != values.size()) return 0;
  std::size_t n = 0;
  for (std::size_t r = 0; r < values.size(); ++r) n += std::isnan(values[r]) && divisors[r] > 0 ? 1 : 0;
  return n;
}

// One cell of a variable over (replicate, ...).
std::vector<double> column_of(Variable const& variable, std::size_t cells, std::size_t cell) {
  auto const all = variable.values<double>();
  std::vector<double> values;
  for (std::size_t i = cell; i < all.size(); i += cells) values.push_back(all[i]);
  return values;
}

// A figure of the group, or one of those that an axis gives.
struct Cell {
  Variable const& variable;
  std::string id;  // empty: the only one
  std::size_t number = 0, of = 1;
};

class Summary {
 public:
  Summary(Tables const& tables, double level)
      : tables_(tables),
        samples_(samples_of(tables)),
        pairs_(replications_of(tables) == Replications::antithetic),
        level_(level) {}

  void add(Variable const& variable) {
    auto const shape = tables_.shape(variable);
    if (shape.size() == 1) return add(Cell{variable, ""});
    auto const ids = tables_.at(variable.dims[1] + "_id").values<std::string>();
    for (std::size_t i = 0; i < ids.size(); ++i) add(Cell{variable, ids[i], i, ids.size()});
  }
  std::vector<Figure> take() { return std::move(figures_); }

 private:
  void add(Cell const& cell) {
    auto const values = column_of(cell.variable, cell.of, cell.number);
    auto const divisors = counts_of(tables_, text_of(cell.variable.extra, "denominator"));
    Figure figure = begin(cell, values);
    figure.beyond = beyond_the_end(cell.variable, values, divisors);
    figure.beyond_means = text_of(cell.variable.extra, "missing_means");
    auto const across = text_of(cell.variable.extra, "across");
    if (across == "pooled")
      of_all_together(figure, cell, values, divisors);
    else if (across == "median")
      of_the_middle(figure, values, divisors);
    else
      of_the_mean(figure, values);
    mend_equal_values(figure, sum_of(counts_of(tables_, text_of(cell.variable.extra, "trials"))), level_);
    keep_possible(figure, text_of(cell.variable.extra, "sign") == "any");
    if (std::isnan(figure.value) && figure.why_not.empty())
      figure.why_not = why_missing(cell.variable, divisors);
    figures_.push_back(std::move(figure));
  }

  Figure begin(Cell const& cell, std::span<double const> values) const {
    auto const& variable = cell.variable;
    Figure figure{.name = split_name(variable.name).leaf,
                  .label = text_of(variable.extra, "label"),
                  .unit = variable.units,
                  .shown = text_of(variable.extra, "shown_as") == "percent" ? Shown::percent : Shown::number,
                  .replications = values.size(),
                  .pairs = pairs_,
                  .definition = variable.long_name,
                  .why_not = {},
                  .values = {values.begin(), values.end()}};
    if (!cell.id.empty()) figure.name += "." + cell.id;
    if (!cell.id.empty() && !figure.label.empty()) figure.label += ": " + words(cell.id);
    auto const condition = text_of(variable.extra, "shown_if");
    if (!condition.empty() && sum_of(counts_of(tables_, condition)) == 0) figure.label.clear();
    return figure;
  }

  void of_the_mean(Figure& figure, std::span<double const> values) const {
    auto const e = estimate(sample_means(values, samples_), level_);
    figure.value = e.mean, figure.half_width = e.half_width, figure.interval = e.interval(), figure.n = e.n;
    if (e.n == 0 || figure.beyond == 0) return;
    figure.value = figure.half_width = not_available, figure.interval = {};
    figure.why_not = beyond_words(figure.beyond_means, figure.beyond, values.size());
  }

  // Replications without anything to divide by add nothing, neither to the value nor to its interval.
  void of_all_together(Figure& figure, Cell const& cell, std::span<double const> values,
                       std::span<double const> divisors) const {
    auto const leaf = split_name(cell.variable.name).leaf;
    double const all = tables_.at("pooled/" + leaf).values<double>()[cell.number];
    auto const each = column_of(tables_.at("pooled_without/" + leaf), cell.of, cell.number);
    std::vector<double> without;
    auto const counts = [&](std::size_t r) {
      return divisors.size() == values.size() ? divisors[r] > 0 : !std::isnan(values[r]);
    };
    for (auto const& sample : samples_)
      if (std::any_of(sample.begin(), sample.end(), counts)) without.push_back(each[sample.front()]);
    auto const e = jackknife(all, without, level_);
    figure.across = Across::pooled;
    figure.value = e.mean, figure.half_width = e.half_width, figure.interval = e.interval(), figure.n = e.n;
  }

  void of_the_middle(Figure& figure, std::span<double const> values, std::span<double const> divisors) const {
    std::vector<double> judged;
    for (std::size_t r = 0; r < values.size(); ++r)
      if (divisors.size() != values.size() || divisors[r] > 0) judged.push_back(values[r]);
    auto const m = median(judged, level_);
    figure.across = Across::median;
    figure.value = m.value, figure.n = m.n;
    // Order statistics suppose that values have nothing to do with one another; the two of a pair have.
    if (!pairs_) figure.interval = m.interval;
    figure.half_width = (figure.interval.high - figure.interval.low) / 2;
    if (std::isnan(m.value) && m.n > 0)
      figure.why_not = beyond_words(figure.beyond_means, judged.size() - m.n, judged.size());
  }

  Tables const& tables_;
  std::vector<Sample> samples_;
  bool pairs_;
  double level_;
  std::vector<Figure> figures_;
};

}  // namespace

std::vector<Figure> summarise(Tables const& tables, double level) {
  checked_level(level);
  Summary summary(tables, level);
  bool any = false;
  for (auto const& variable : tables.variables())
    if (split_name(variable.name).group == kGroup) any = true, summary.add(variable);
  if (!any)
    throw sim::Error(sim::Blame::io, "these results hold no group /summary (made by another program?)");
  return summary.take();
}

namespace {

std::string_view estimator(Across across) {
  switch (across) {
    case Across::mean:
      return "mean";
    case Across::pooled:
      return "pooled";
    case Across::median:
      return "median";
  }
  return "mean";
}

}  // namespace

void write_summary(Json& json, std::vector<Figure> const& figures, double level) {
  json.object().key("level").number(level).key("figures").object();
  for (auto const& figure : figures) {
    json.key(figure.name).object();
    json.key("value").number(figure.value).key("half_width").number(figure.half_width);
    json.key("low").number(figure.interval.low).key("high").number(figure.interval.high);
    json.key("n").whole(static_cast<std::int64_t>(figure.n));
    json.key("replications").whole(static_cast<std::int64_t>(figure.replications));
    if (figure.pairs) json.key("pairs").whole(static_cast<std::int64_t>(figure.samples()));
    if (figure.replications > 1) json.key("estimator").text(estimator(figure.across));
    json.key("unit").text(figure.unit);
    if (!figure.why_not.empty()) json.key("not_available").text(figure.why_not);
    json.key("definition").text(figure.definition).end();
  }
  json.end().end();
}

}  // namespace ruralsim::results

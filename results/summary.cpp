#include "results/summary.hpp"

#include "sim/fault.hpp"
#include "sim/text.hpp"

#include <algorithm>
#include <cmath>
#include <span>

namespace ruralsim::results {
namespace {

constexpr std::string_view kGroup = "summary";

std::string text_of(Variable const& variable, std::string_view name) {
  for (auto const& attribute : variable.extra)
    if (attribute.name == name)
      if (auto const* text = std::get_if<std::string>(&attribute.value)) return *text;
  return {};
}

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

// If all replications that had trials have the same extreme share, their spread says nothing.
void mend_extremes(Figure& figure, double trials, double level) {
  if (figure.shown != Shown::percent || figure.n < 2 || trials < 1) return;
  if (figure.half_width != 0 || (figure.value != 0 && figure.value != 1)) return;
  auto const all = static_cast<std::int64_t>(trials);
  figure.interval = wilson(figure.value == 0 ? 0 : all, all, level);
  figure.half_width = figure.interval.high - figure.interval.low;
}

// But for differences no figure can be negative, no share above 1: nor can what an interval of few
// replications says of it.
void keep_possible(Figure& figure, bool any_sign) {
  if (figure.interval.low < 0 && !any_sign) figure.interval.low = 0;
  if (figure.shown == Shown::percent && figure.interval.high > 1) figure.interval.high = 1;
}

// Nothing to divide by; or there was something, but it does not make a value.
std::string why_missing(Variable const& variable, std::span<double const> divisors) {
  auto const noun = text_of(variable, "denominator_counts");
  if (sum_of(divisors) > 0) return text_of(variable, "missing_means");
  return noun.empty() ? "" : "0 " + noun;
}

// Replications that have no value although there was something to divide by, where that means that it lies
// beyond the end of the run. Their values are large, not absent: a mean of the others would be too small.
std::size_t beyond_the_end(Variable const& variable, std::span<double const> values,
                           std::span<double const> divisors) {
  if (text_of(variable, "missing_means").empty() || divisors.size() != values.size()) return 0;
  std::size_t n = 0;
  for (std::size_t r = 0; r < values.size(); ++r) n += std::isnan(values[r]) && divisors[r] > 0 ? 1 : 0;
  return n;
}

class Summary {
 public:
  Summary(Tables const& tables, double level) : tables_(tables), level_(level) {}

  void add(Variable const& variable) {
    auto const shape = tables_.shape(variable);
    if (shape.size() == 1) return add(variable, variable.values<double>(), "");
    auto const& axis = variable.dims[1];
    auto const ids = tables_.at(axis + "_id").values<std::string>();
    auto const all = variable.values<double>();
    for (std::size_t i = 0; i < ids.size(); ++i) {
      std::vector<double> values;
      for (std::size_t r = 0; r < shape[0]; ++r) values.push_back(all[r * shape[1] + i]);
      add(variable, values, ids[i]);
    }
  }
  std::vector<Figure> take() { return std::move(figures_); }

 private:
  void add(Variable const& variable, std::span<double const> values, std::string const& id) {
    auto const e = estimate(values, level_);
    Figure figure{.name = split_name(variable.name).leaf,
                  .label = text_of(variable, "label"),
                  .unit = variable.units,
                  .shown = text_of(variable, "shown_as") == "percent" ? Shown::percent : Shown::number,
                  .value = e.mean,
                  .half_width = e.half_width,
                  .interval = e.interval(),
                  .n = e.n,
                  .replications = values.size(),
                  .definition = variable.long_name,
                  .why_not = {},
                  .values = {values.begin(), values.end()}};
    if (!id.empty()) figure.name += "." + id;
    if (!id.empty() && !figure.label.empty()) figure.label += ": " + words(id);
    mend_extremes(figure, sum_of(counts_of(tables_, text_of(variable, "trials"))), level_);
    keep_possible(figure, text_of(variable, "sign") == "any");
    auto const divisors = counts_of(tables_, text_of(variable, "denominator"));
    auto const beyond = beyond_the_end(variable, values, divisors);
    if (e.n == 0) figure.why_not = why_missing(variable, divisors);
    if (e.n > 0 && beyond > 0) {
      figure.value = figure.half_width = not_available, figure.interval = {};
      figure.why_not =
          sim::text("{} in {} of {} replications", text_of(variable, "missing_means"), beyond, values.size());
    }
    figures_.push_back(std::move(figure));
  }

  Tables const& tables_;
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

void write_summary(Json& json, std::vector<Figure> const& figures, double level) {
  json.object().key("level").number(level).key("figures").object();
  for (auto const& figure : figures) {
    json.key(figure.name).object();
    json.key("value").number(figure.value).key("half_width").number(figure.half_width);
    json.key("low").number(figure.interval.low).key("high").number(figure.interval.high);
    json.key("n").whole(static_cast<std::int64_t>(figure.n));
    json.key("replications").whole(static_cast<std::int64_t>(figure.replications));
    json.key("unit").text(figure.unit);
    if (!figure.why_not.empty()) json.key("not_available").text(figure.why_not);
    json.key("definition").text(figure.definition).end();
  }
  json.end().end();
}

}  // namespace ruralsim::results

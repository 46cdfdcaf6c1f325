#include "results/pairs.hpp"

#include "results/antithetic.hpp"
#include "results/figures/catalogue.hpp"
#include "sim/fault.hpp"
#include "sim/text.hpp"

#include <algorithm>
#include <cmath>

namespace ruralsim::results {
namespace {

using sim::text;

std::string attribute_text(Tables const& tables, std::string_view group, std::string_view name) {
  auto const* const found = tables.find_attribute(group, name);
  if (found == nullptr) return "unknown";
  if (auto const* words = std::get_if<std::string>(&found->value)) return *words;
  if (auto const* n = std::get_if<std::int64_t>(&found->value)) return std::to_string(*n);
  if (auto const* n = std::get_if<std::int32_t>(&found->value)) return std::to_string(*n);
  return "unknown";
}

std::string products_of(Tables const& tables) {
  std::string all;
  if (auto const* ids = tables.find("product_group_id"))
    for (auto const& id : ids->values<std::string>()) all += (all.empty() ? "" : ", ") + id;
  return all;
}

void refuse_incomparable(Tables const& base, Tables const& other) {
  auto const refuse = [](std::string const& what, std::string const& a, std::string const& b) {
    throw sim::Error(
        sim::Blame::usage,
        text("the results cannot be compared (their {} are {} and {}) compare runs of the same goods "
             "that begin on the same day",
             what, a, b));
  };
  auto const goods = products_of(base), others = products_of(other);
  if (goods != others) refuse("products", goods, others);
  auto const start = attribute_text(base, "", "time_coverage_start"),
             begins = attribute_text(other, "", "time_coverage_start");
  if (start != begins) refuse("first days", start, begins);
}

std::string why_not_paired(Tables const& base, Tables const& other) {
  struct Shared {
    char const *group, *name, *words;
  };
  for (Shared const& one :
       {Shared{"provenance", "seed", "seeds"}, Shared{"", "simulated_days", "lengths in days"},
        Shared{"", "warm_up_days", "warm-ups in days"}}) {
    auto const a = attribute_text(base, one.group, one.name), b = attribute_text(other, one.group, one.name);
    if (a != b) return text("the {} are {} and {}", one.words, a, b);
  }
  if (replications_of(base) != replications_of(other))
    return "the replications of one alone are antithetic pairs";
  return "";
}

// Places of replications of the same number in each.
struct Places {
  std::vector<std::size_t> base, other;
  std::vector<Sample> samples{};  // among these
};
Places pairs_of(Tables const& base, Tables const& other) {
  auto const a = base.at("replicate").values<std::int32_t>(),
             b = other.at("replicate").values<std::int32_t>();
  Places places;
  std::vector<std::int32_t> numbers;
  for (std::size_t i = 0; i < a.size(); ++i)
    if (auto const found = std::find(b.begin(), b.end(), a[i]); found != b.end()) {
      places.base.push_back(i), places.other.push_back(static_cast<std::size_t>(found - b.begin()));
      numbers.push_back(a[i]);
    }
  places.samples = samples_of(numbers, replications_of(base));
  return places;
}

// One a sample.
std::vector<double> picked(std::vector<double> const& values, std::vector<std::size_t> const& places,
                           std::vector<Sample> const& samples) {
  std::vector<double> some;
  for (auto const i : places) some.push_back(values[i]);
  return sample_means(some, samples);
}

Verdict verdict_of(FigureDifference const& d) {
  if (d.direction == Direction::none || std::isnan(d.difference.half_width)) return Verdict::none;
  if (!d.separable()) return Verdict::not_separable;
  return (d.difference.mean > 0) == (d.direction == Direction::higher) ? Verdict::better : Verdict::worse;
}

// A mean over the replications that reached something says too little where others did not. There may be a
// median, but no mean of differences.
std::string why_no_value(Figure const& figure) {
  if (!figure.why_not.empty()) return figure.why_not;
  return figure.beyond == 0 ? "" : beyond_words(figure.beyond_means, figure.beyond, figure.replications);
}

std::string why_no_difference(Figure const& base, Figure const& other) {
  if (auto const why = why_no_value(base); !why.empty()) return "the base: " + why;
  if (auto const why = why_no_value(other); !why.empty()) return "the other: " + why;
  return "";
}

// Down to the second digit of what is to be seen, six at most.
int decimals_for(double size) {
  if (size == 0 || !std::isfinite(size)) return 0;
  return std::clamp(1 - static_cast<int>(std::floor(std::log10(std::abs(size) * (1 + 1e-9)))), 0, 6);
}

// Of what has no half-width: three digits, of whole numbers all.
int decimals_of_exact(double value) {
  return std::abs(value - std::round(value)) < 1e-9 * std::max(1.0, std::abs(value))
             ? 0
             : decimals_for(value / 10);
}

// No sign where nothing is left after rounding.
std::string with_sign(double value, int decimals) {
  auto const digits = grouped(text("{:+.{}f}", value, decimals));
  return digits.find_first_of("123456789") == std::string::npos ? digits.substr(1) : digits;
}

// Replication by replication. The two values are over the pairs too, so that they differ by the difference;
// where there is no pair, each is over what it has.
void take_pairs(FigureDifference& d, std::vector<double> base, std::vector<double> other, double level) {
  d.difference = paired_difference(other, base, level);
  d.variance_reduction = variance_reduction(other, base);
  for (std::size_t r = 0; d.difference.n > 0 && r < base.size(); ++r)
    if (std::isnan(base[r]) || std::isnan(other[r])) base[r] = other[r] = not_available;
  d.other.value = estimate(other).mean, d.base.value = estimate(base).mean;
}

class Pairing {
 public:
  Pairing(RunPair const& pair, Places places, std::vector<Sample> base, std::vector<Sample> other,
          double level)
      : pair_(pair),
        places_(std::move(places)),
        base_(std::move(base)),
        other_(std::move(other)),
        level_(level) {}

  // `why_not`: a reason for which there can be no difference, or nothing.
  FigureDifference of(Figure const& base, Figure const& other, std::string const& why_not) const {
    FigureDifference d{.base = base, .other = other, .difference = {}, .direction = better(base.name)};
    d.why_not = why_not.empty() ? why_no_difference(base, other) : why_not;
    if (!d.why_not.empty()) return d;
    if (pair_.paired) {
      take_pairs(d, picked(base.values, places_.base, places_.samples),
                 picked(other.values, places_.other, places_.samples), level_);
    } else {
      d.difference = independent_difference(sample_means(other.values, other_),
                                            sample_means(base.values, base_), level_);
    }
    d.verdict = verdict_of(d);
    return d;
  }

 private:
  RunPair const& pair_;
  Places places_;
  std::vector<Sample> base_, other_;
  double level_;
};

// Of the variable that a figure is made of.
std::string currency_of_figure(Tables const& tables, std::string const& figure) {
  auto const* variable = tables.find("summary/" + figure.substr(0, figure.find('.')));
  if (variable != nullptr)
    for (auto const& attribute : variable->extra)
      if (attribute.name == "currency") return std::get<std::string>(attribute.value);
  return "";
}

}  // namespace

std::string_view name(Verdict verdict) {
  switch (verdict) {
    case Verdict::better:
      return "better";
    case Verdict::worse:
      return "worse";
    case Verdict::not_separable:
      return "not separable";
    case Verdict::none:
      break;
  }
  return "";
}

double difference_factor(Figure const& figure) {
  return figure.shown == Shown::percent ? 100 : 1;
}

std::string difference_unit(Figure const& figure) {
  if (figure.shown == Shown::percent) return "points";
  return figure.unit == "1" ? "" : figure.unit;
}

std::string difference_text(FigureDifference const& d) {
  if (std::isnan(d.difference.mean)) return d.why_not.empty() ? "n/a" : "n/a (" + d.why_not + ")";
  auto const told = [&](double size) {
    return d.beyond_rounding(size) ? size * difference_factor(d.base) : 0.0;
  };
  double const mean = told(d.difference.mean);
  double const half = std::isnan(d.difference.half_width) ? not_available : told(d.difference.half_width);
  int const decimals = half > 0 ? decimals_for(half) : decimals_of_exact(mean);
  auto out = with_sign(mean, decimals);
  if (!std::isnan(half)) out += " ± " + grouped(text("{:.{}f}", half, decimals));
  auto const unit = difference_unit(d.base);
  return unit.empty() ? out : out + " " + unit;
}

bool FigureDifference::known() const {
  return !std::isnan(base.value) || !std::isnan(other.value);
}

bool FigureDifference::differs() const {
  if (!known()) return false;
  return std::isnan(difference.mean) || beyond_rounding(difference.mean) ||
         beyond_rounding(difference.half_width);
}

bool FigureDifference::separable() const {
  return std::abs(difference.mean) > difference.half_width && beyond_rounding(difference.mean);
}

// Means of the same numbers in another order differ in their last digits.
bool FigureDifference::beyond_rounding(double size) const {
  return std::abs(size) > 1e-12 * std::max(std::abs(base.value), std::abs(other.value));
}

FigureDifference compare_pairs(Figure const& base, Figure const& other, double level) {
  FigureDifference d{.base = base, .other = other, .difference = {}, .direction = better(base.name)};
  d.why_not = why_no_difference(base, other);
  if (!d.why_not.empty()) {
    for (auto* side : {&d.base, &d.other})
      if (why_no_value(*side).empty()) side->value = estimate(side->values).mean;
    return d;
  }
  take_pairs(d, base.values, other.values, level);
  if (d.difference.n == 0) d.why_not = "no replication has a value on both sides";
  d.verdict = verdict_of(d);
  return d;
}

RunPair compare_runs(Tables const& base, Tables const& other, double level) {
  refuse_incomparable(base, other);
  RunPair pair{.why_unpaired = why_not_paired(base, other)};
  Places places;
  if (pair.why_unpaired.empty()) {
    places = pairs_of(base, other);
    if (places.base.empty()) pair.why_unpaired = "no replication of one has its number in the other";
  }
  pair.paired = pair.why_unpaired.empty();
  pair.n = pair.paired ? places.samples.size() : std::min(samples_of(base).size(), samples_of(other).size());
  Pairing const pairing(pair, std::move(places), samples_of(base), samples_of(other), level);
  auto const others = summarise(other, level);
  for (auto figure : summarise(base, level)) {
    auto const found =
        std::find_if(others.begin(), others.end(), [&](Figure const& f) { return f.name == figure.name; });
    if (found == others.end()) continue;
    auto same = *found;
    auto const money = currency_of_figure(base, figure.name), theirs = currency_of_figure(other, figure.name);
    auto const why_not = money == theirs ? "" : text("in {} and in {}", money, theirs);
    if (!money.empty()) figure.unit = same.unit = money.substr(0, money.find(' '));  // "CNY" of "CNY 2018"
    pair.figures.push_back(pairing.of(figure, same, why_not));
  }
  return pair;
}

}  // namespace ruralsim::results

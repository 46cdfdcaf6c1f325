// Groups /summary (the region) and /county_summary: every headline figure, one value a replication.
#include "results/antithetic.hpp"
#include "results/figures/growth.hpp"
#include "results/figures/headlines.hpp"
#include "results/figures/parts.hpp"

#include <cmath>
#include <numeric>

namespace ruralsim::results::figures {
namespace {

// 0 / 0 has many bit patterns; a file knows one.
double plain(double value) {
  return std::isfinite(value) ? value : not_available;
}

// What a group holds: every figure as one replication has it, or those that make up one value of several
// replications.
enum class Holds : std::uint8_t { each, together, without_one };

class Group {
 public:
  Group(Sheet& sheet, std::string name, Holds holds, std::vector<std::string> dims,
        std::vector<Totals> totals)
      : tables_(sheet.tables),
        several_(sheet.runs.replicates() > 1),
        currency_(currency_of(sheet.runs)),
        name_(std::move(name)),
        holds_(holds),
        dims_(std::move(dims)),
        totals_(std::move(totals)) {}

  void add(Headline const& h) {
    if (!belongs(h)) return;
    Reals values;
    for (auto const& t : totals_) values.push_back(plain(h.value(t)));
    put(h, dims_, std::move(values));
  }
  void add(HeadlineByAxis const& h) {
    if (!belongs(h.headline)) return;
    Reals values;
    std::size_t const size = tables_.find_dimension("", h.axis)->size;
    for (auto const& t : totals_)
      for (std::size_t i = 0; i < size; ++i) values.push_back(plain(h.value(t, i)));
    auto dims = dims_;
    dims.push_back(h.axis);
    put(h.headline, std::move(dims), std::move(values));
  }

 private:
  bool belongs(Headline const& h) const { return holds_ == Holds::each || across_of(h) == Across::pooled; }
  std::string described(Headline const& h) const {
    return h.definition + (holds_ == Holds::each       ? ""
                           : holds_ == Holds::together ? "; of all replications together"
                                                       : "; of all replications together but this one");
  }
  Attributes attributes_of(Headline const& h) const {
    Attributes extra{{"shown_as", std::string(h.shown == Shown::percent ? "percent" : "number")}};
    if (h.currency) extra.push_back({"currency", currency_});
    if (holds_ != Holds::each) return extra;
    if (!h.label.empty()) extra.push_back({"label", h.label});
    if (!h.denominator.empty()) extra.push_back({"denominator", h.denominator});
    if (h.trials == Headline::Trials::counted) extra.push_back({"trials", h.denominator});
    if (!h.noun.empty()) extra.push_back({"denominator_counts", h.noun});
    if (h.may_be_negative) extra.push_back({"sign", std::string("any")});
    if (!h.missing_means.empty()) extra.push_back({"missing_means", h.missing_means});
    if (!h.shown_if.empty()) extra.push_back({"shown_if", h.shown_if});
    if (several_ && across_of(h) == Across::pooled) extra.push_back({"across", std::string("pooled")});
    if (several_ && across_of(h) == Across::median) extra.push_back({"across", std::string("median")});
    return extra;
  }
  void put(Headline const& h, std::vector<std::string> dims, Reals values) {
    tables_.add(Variable{.name = name_ + "/" + h.name,
                         .dims = std::move(dims),
                         .data = std::move(values),
                         .long_name = described(h),
                         .units = h.units,
                         .fill = not_available,
                         .extra = attributes_of(h)});
  }

  Tables& tables_;
  bool several_;
  std::string currency_;
  std::string name_;
  Holds holds_;
  std::vector<std::string> dims_;
  std::vector<Totals> totals_;
};

void fill(Group group, Runs const& runs) {
  for (auto const& h : headlines()) group.add(h);
  if (runs.features().has_stocks())
    for (auto const& h : stock_headlines()) group.add(h);
  if (runs.features().stations)
    for (auto const& h : station_headlines()) group.add(h);
  if (runs.features().has_market())
    for (auto const& h : market_headlines()) group.add(h);
  if (runs.features().grows)
    for (auto const& h : growth_headlines()) group.add(h);
  if (runs.features().sells)
    for (auto const& h : selling_headlines()) group.add(h);
  for (auto const& h : headlines_by_axis()) group.add(h);
  if (runs.features().chooses) group.add(choice_headline());
}

// Of each place (the region, or every county) all replications together, and all but each (of antithetic ones
// all but it and its partner): [replicate][place].
struct Together {
  std::vector<Totals> all, without;
};

Together together(std::vector<Totals> const& totals, std::size_t places, std::vector<Sample> const& samples) {
  Together result{.all = {}, .without = std::vector<Totals>(totals.size())};
  for (std::size_t place = 0; place < places; ++place) {
    std::vector<Totals> apart;
    for (auto const& sample : samples) {
      auto& one = apart.emplace_back(totals[sample.front() * places + place]);
      for (std::size_t i = 1; i < sample.size(); ++i)
        one = pooled(std::vector{one, totals[sample[i] * places + place]}).all;
    }
    auto sums = pooled(apart);
    result.all.push_back(std::move(sums.all));
    for (std::size_t i = 0; i < samples.size(); ++i)
      for (auto const r : samples[i]) result.without[r * places + place] = sums.without[i];
  }
  return result;
}

}  // namespace

void add_groups(Sheet& sheet, std::string const& prefix, std::vector<std::string> const& place,
                std::vector<Totals> totals) {
  std::vector<std::string> by_replicate{"replicate"};
  by_replicate.insert(by_replicate.end(), place.begin(), place.end());
  auto const& runs = sheet.runs;
  if (runs.replicates() < 2)
    return fill(Group(sheet, prefix + "summary", Holds::each, by_replicate, std::move(totals)), runs);
  auto sums = together(totals, totals.size() / runs.replicates(), samples_of(sheet.tables));
  fill(Group(sheet, prefix + "summary", Holds::each, by_replicate, std::move(totals)), runs);
  fill(Group(sheet, prefix + "pooled", Holds::together, place, std::move(sums.all)), runs);
  fill(Group(sheet, prefix + "pooled_without", Holds::without_one, by_replicate, std::move(sums.without)),
       runs);
}

void add_headlines(Sheet& sheet) {
  auto const& runs = sheet.runs;
  std::vector<std::size_t> all(runs.counties());
  std::iota(all.begin(), all.end(), std::size_t{0});
  std::vector<Totals> region, counties;
  for (std::size_t r = 0; r < runs.replicates(); ++r) {
    region.push_back(totals(runs, r, all, Warehouse::whole));
    for (auto const county : all) counties.push_back(totals(runs, r, std::span(&county, 1), Warehouse::none));
  }
  add_groups(sheet, "", {}, std::move(region));
  add_groups(sheet, "county_", {"county"}, std::move(counties));
}

}  // namespace ruralsim::results::figures

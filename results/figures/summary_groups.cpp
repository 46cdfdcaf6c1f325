// Groups /summary (the region) and /county_summary: every headline figure, one value a replication.
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

class Group {
 public:
  Group(Sheet& sheet, std::string name, std::vector<std::string> dims, std::vector<Totals> totals)
      : tables_(sheet.tables),
        currency_(currency_of(sheet.runs)),
        name_(std::move(name)),
        dims_(std::move(dims)),
        totals_(std::move(totals)) {}

  void add(Headline const& h) {
    Reals values;
    for (auto const& t : totals_) values.push_back(plain(h.value(t)));
    put(h, dims_, std::move(values));
  }
  void add(HeadlineByAxis const& h) {
    Reals values;
    std::size_t const size = tables_.find_dimension("", h.axis)->size;
    for (auto const& t : totals_)
      for (std::size_t i = 0; i < size; ++i) values.push_back(plain(h.value(t, i)));
    auto dims = dims_;
    dims.push_back(h.axis);
    put(h.headline, std::move(dims), std::move(values));
  }

 private:
  void put(Headline const& h, std::vector<std::string> dims, Reals values) {
    Attributes extra{{"shown_as", std::string(h.shown == Shown::percent ? "percent" : "number")}};
    if (!h.label.empty()) extra.push_back({"label", h.label});
    if (!h.denominator.empty()) extra.push_back({"denominator", h.denominator});
    if (h.trials == Headline::Trials::counted) extra.push_back({"trials", h.denominator});
    if (!h.noun.empty()) extra.push_back({"denominator_counts", h.noun});
    if (h.currency) extra.push_back({"currency", currency_});
    if (h.may_be_negative) extra.push_back({"sign", std::string("any")});
    if (!h.missing_means.empty()) extra.push_back({"missing_means", h.missing_means});
    tables_.add(Variable{.name = name_ + "/" + h.name,
                         .dims = std::move(dims),
                         .data = std::move(values),
                         .long_name = h.definition,
                         .units = h.units,
                         .fill = not_available,
                         .extra = std::move(extra)});
  }

  Tables& tables_;
  std::string currency_;
  std::string name_;
  std::vector<std::string> dims_;
  std::vector<Totals> totals_;
};

void fill(Group group, Runs const& runs) {
  for (auto const& h : headlines()) group.add(h);
  if (has_stocks(runs))
    for (auto const& h : stock_headlines()) group.add(h);
  if (has_stations(runs))
    for (auto const& h : station_headlines()) group.add(h);
  if (has_market(runs))
    for (auto const& h : market_headlines()) group.add(h);
  if (grows(runs))
    for (auto const& h : growth_headlines()) group.add(h);
  if (sells(runs))
    for (auto const& h : selling_headlines()) group.add(h);
  for (auto const& h : headlines_by_axis()) group.add(h);
  if (chooses(runs)) group.add(choice_headline());
}

}  // namespace

void add_headlines(Sheet& sheet) {
  auto const& runs = sheet.runs;
  std::vector<std::size_t> all(runs.counties());
  std::iota(all.begin(), all.end(), std::size_t{0});
  std::vector<Totals> region, counties;
  for (std::size_t r = 0; r < runs.replicates(); ++r) {
    region.push_back(totals(runs, r, all, Warehouse::whole));
    for (auto const county : all) counties.push_back(totals(runs, r, std::span(&county, 1), Warehouse::none));
  }
  fill(Group(sheet, "summary", {"replicate"}, std::move(region)), runs);
  fill(Group(sheet, "county_summary", {"replicate", "county"}, std::move(counties)), runs);
}

}  // namespace ruralsim::results::figures

#pragma once
// The figures of a whole replication, as data: one list drives the groups /summary and /county_summary, the
// summary table, its JSON and the documentation.

#include "results/figures/sheet.hpp"
#include "results/figures/totals.hpp"
#include "results/summary.hpp"

#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace ruralsim::results::figures {

struct Headline {
  std::string name;
  std::string label;       // for people, short; empty: not shown in the summary table
  std::string definition;  // one sentence
  std::string units = "1";
  Shown shown = Shown::number;
  std::string denominator{};  // name of the headline that the value is divided by; n/a where that is 0
  std::string noun{};         // what the denominator counts: "orders"
  std::function<double(Totals const&)> value;
  std::string missing_means{};  // what n/a means although the denominator is not 0
  // Of a share: whether its divisor counts trials that succeed or fail (orders, visits). Shares of volumes or
  // of time, and means of shares, have no such trials.
  enum class Trials : std::uint8_t { none, counted } trials = Trials::none;
  // Whether value times denominator is a sum over what the denominator counts, so that of several
  // replications it is sum(values times denominators) / sum(denominators). Not where the value is a quantile,
  // or divides by something that the denominator only vouches for.
  bool of_sums = false;
  bool currency = false;         // whether it is money
  bool may_be_negative = false;  // a difference
  std::string shown_if{};        // name of the headline that is 0 where this one is not worth a line
  // Nothing: pooled if it is divided by something (a denominator, a share), else the mean.
  std::optional<Across> across{};
};

Across across_of(Headline const& headline);

// A figure as it is.
Headline amount(std::string name, std::string label, std::string definition, std::string units,
                std::function<double(Totals const&)> value);
// The same headline, which is a ratio of sums (`of_sums`).
Headline of_sums(Headline headline);
// A share of trials that succeed or fail; `denominator` is the headline that counts them, `noun` their name.
Headline percent(std::string name, std::string label, std::string definition, std::string denominator,
                 std::string noun, std::function<double(Totals const&)> value);

// A headline with one value for each number of an axis ("stage", "reason", "resource", "activity").
struct HeadlineByAxis {
  std::string axis;
  Headline headline;  // its own value is not used
  std::function<double(Totals const&, std::size_t)> value;
};

// Groups PREFIXsummary and, of several replications, PREFIXpooled and PREFIXpooled_without: all headlines of
// totals [replicate][place]. `place`: the dimension that tells places apart, if any.
void add_groups(Sheet& sheet, std::string const& prefix, std::vector<std::string> const& place,
                std::vector<Totals> totals);

std::vector<Headline> const& headlines();
std::vector<Headline> const& stock_headlines();    // of scenarios that have stock
std::vector<Headline> const& station_headlines();  // that have select stations
std::vector<Headline> const& market_headlines();   // whose adoption or choice of channel changes
HeadlineByAxis const& choice_headline();           // that have choice of channel
// Service levels of some stocks; `where` begins the names, `what` names them: "the counties' stocks".
void add_stock(std::vector<Headline>& all, std::string const& where, std::string const& label,
               std::string const& what, Totals::Stock Totals::*stock);
std::vector<Headline> const& growth_headlines();   // in which centers open
std::vector<Headline> const& selling_headlines();  // of scenarios in which villagers sell
// Cost, emissions, trips saved and equity, which headlines() ends with; and those with an axis.
std::vector<Headline> expense_headlines();
std::vector<HeadlineByAxis> expense_headlines_by_axis();
std::vector<HeadlineByAxis> const& headlines_by_axis();

}  // namespace ruralsim::results::figures

#include "viz/report/verdict.hpp"

#include "sim/text.hpp"
#include "viz/from_tables/reader.hpp"
#include "viz/number.hpp"
#include "viz/report/known_figure.hpp"

#include <algorithm>
#include <cmath>

namespace ruralsim::viz {
namespace {

using Headline = results::Figure;
using sim::text;

std::string at_bound(Headline figure, double value) {
  figure.value = value;
  return results::value_text(figure);
}

// "33.2 % (95 % interval 33.0 % to 33.4 %)".
std::string value_with_interval(Headline const& figure, double level) {
  std::string words = results::value_text(figure);
  if (std::isfinite(figure.half_width) && std::isfinite(figure.interval.low))
    words += text(" ({:.6g} % interval {} to {})", 100 * level, at_bound(figure, figure.interval.low),
                  at_bound(figure, figure.interval.high));
  return words;
}

void tell_delivery(std::vector<Headline> const& figures, double level, std::vector<std::string>& all) {
  auto const* rate = known_figure(figures, "next_day_rate");
  if (!rate) {
    all.emplace_back("No order of this run can be judged by the next day.");
    return;
  }
  auto const* orders = known_figure(figures, "orders");
  std::string words = text("Of {} orders, {} were ready for pick-up by the end of the next day",
                           orders ? results::value_text(*orders) : "all", value_with_interval(*rate, level));
  if (auto const* two = known_figure(figures, "two_day_rate"))
    words += text(", {} by the end of the day after", results::value_text(*two));
  all.push_back(words + ".");
}

// The reasons of a late order, most frequent first.
std::vector<Headline const*> reasons_by_share(std::vector<Headline> const& figures) {
  std::vector<Headline const*> reasons;
  for (auto const& figure : figures)
    if (figure.name.starts_with("late_share.") && figure.value > 0) reasons.push_back(&figure);
  std::ranges::stable_sort(reasons, std::greater{}, &Headline::value);
  return reasons;
}

void tell_losses(std::vector<Headline> const& figures, std::vector<std::string>& all) {
  auto const reasons = reasons_by_share(figures);
  if (reasons.empty()) return;
  auto const told = [](Headline const& f) {
    return text("{} ({})", reason_words(std::string_view(f.name).substr(f.name.find('.') + 1)),
                results::value_text(f));
  };
  std::string words = "The most frequent reason of late orders: " + told(*reasons.front());
  for (std::size_t i = 1; i < std::min<std::size_t>(reasons.size(), 3) && reasons[i]->value >= 0.05; ++i)
    words += ", then " + told(*reasons[i]);
  auto const* timetable = known_figure(figures, "late_by_timetable_share");
  if (timetable && timetable->value >= 0.05)
    words += text(
        "; {} of all late orders could not have come next day even alone in the network, by the timetable",
        results::value_text(*timetable));
  all.push_back(words + ".");
}

void tell_installation(std::vector<Headline> const& figures, double level, std::vector<std::string>& all) {
  auto const* jobs = known_figure(figures, "jobs");
  if (!jobs) return;
  if (!(jobs->value > 0)) {
    all.emplace_back("Nothing was to be installed.");
    return;
  }
  auto const *mean = known_figure(figures, "backlog_mean"), *end = known_figure(figures, "backlog_end"),
             *old = known_figure(figures, "backlog_old_end"),
             *in_time = known_figure(figures, "installed_within_48h_rate");
  if (!mean || !end) return;
  std::string words = text("{} installations were open on a mean day and {} at the end",
                           results::value_text(*mean), value_with_interval(*end, level));
  if (old) words += text(", {} of them for more than 7 days", results::value_text(*old));
  if (in_time)
    words += text(
        "; {} of those ordered early enough to tell (17 days before the end) were complete within 48 "
        "hours of delivery",
        results::value_text(*in_time));
  all.push_back(words + ".");
}

void tell_cost(std::vector<Headline> const& figures, std::vector<std::string>& all) {
  auto const *parcel = known_figure(figures, "cost_per_parcel"),
             *installation = known_figure(figures, "cost_per_installation");
  if (!parcel) return;
  auto const comma = parcel->label.rfind(", ");
  std::string const money = comma == std::string::npos ? "" : parcel->label.substr(comma + 1);
  std::string words = text("A parcel delivered costs {}{}", results::value_text(*parcel), money);
  if (installation) words += text(", an installation {}{}", results::value_text(*installation), money);
  all.push_back(words + ".");
}

}  // namespace

std::vector<std::string> verdict_of(std::vector<Headline> const& figures, Trend const& trend, double level) {
  std::vector<std::string> all;
  tell_delivery(figures, level, all);
  if (!known_figure(figures, "next_day_rate")) return all;
  tell_losses(figures, all);
  all.push_back(trend_in_words(trend, level));
  tell_installation(figures, level, all);
  tell_cost(figures, all);
  return all;
}

}  // namespace ruralsim::viz

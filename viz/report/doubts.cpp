#include "viz/report/doubts.hpp"

#include "results/antithetic.hpp"
#include "results/attributes.hpp"
#include "sim/text.hpp"
#include "viz/report/known_figure.hpp"
#include "viz/report/settings.hpp"

#include <algorithm>

namespace ruralsim::viz {
namespace {

using sim::text;

// Antithetic replications are one sample two by two.
void doubt_number(std::size_t samples, bool pairs, std::vector<std::string>& all) {
  if (samples == 1)
    all.push_back(
        text("There is one {}. Nothing here says how much of a figure is chance; run at least ten (-n {}).",
             pairs ? "pair of antithetic replications" : "replication", pairs ? 20 : 10));
  else if (samples < 5)
    all.push_back(text("There are only {} {}: intervals are wide, and themselves uncertain.", samples,
                       pairs ? "pairs of antithetic replications" : "replications"));
}

void doubt_chance(results::Tables const& tables, std::vector<results::Figure> const& figures,
                  std::vector<std::string>& all) {
  doubt_number(results::samples_of(tables).size(),
               results::replications_of(tables) == results::Replications::antithetic, all);
  auto const* rate = known_figure(figures, "next_day_rate");
  if (rate && rate->half_width > 0.02)
    all.push_back(text("The next-day rate is known to ± {:.1f} points only; more replications narrow it.",
                       100 * rate->half_width));
  auto const numbers = tables.at("replicate").values<std::int32_t>();
  for (std::size_t i = 0; i < numbers.size(); ++i)
    if (numbers[i] != static_cast<std::int32_t>(i)) {
      all.emplace_back("Some replications are missing: the run was interrupted.");
      return;
    }
}

std::string whole_number(results::Tables const& tables, std::string_view name) {
  auto const* found = tables.find_attribute("", name);
  if (!found) return "";
  if (auto const* n = std::get_if<std::int64_t>(&found->value)) return std::to_string(*n);
  if (auto const* n = std::get_if<std::int32_t>(&found->value)) return std::to_string(*n);
  return "";
}

// What is on the way is of all days, the number of orders of the judged ones: so against those of the whole
// run at the same pace.
void doubt_open_orders(results::Tables const& tables, std::vector<results::Figure> const& figures,
                       std::vector<std::string>& all) {
  auto const *open = known_figure(figures, "still_on_the_way"), *orders = known_figure(figures, "orders");
  auto const judged = tables.at("judged").values<std::uint8_t>();
  auto const days = static_cast<double>(std::ranges::count(judged, 1));
  if (!open || !orders || !(orders->value > 0) || days == 0) return;
  double const whole = orders->value / days * static_cast<double>(judged.size());
  if (open->value > 0.05 * whole)
    all.push_back(text(
        "At the end {:.0f} % of the orders of the whole run are still on their way; times are of those that "
        "have arrived, or count them as the longest.",
        100 * open->value / whole));
}

void doubt_length(results::Tables const& tables, std::vector<results::Figure> const& figures,
                  std::vector<std::string>& all) {
  if (whole_number(tables, "warm_up_days") == "0")
    all.emplace_back("There is no warm-up: the network begins empty, and its first days flatter it.");
  std::string const days = whole_number(tables, "simulated_days");
  if (days.size() < 3 && !days.empty())
    all.push_back(text("The run is {} long: seasons and festivals beyond that are not in it.",
                       days == "1" ? "one day" : days + " days"));
  auto const *end = known_figure(figures, "backlog_end"), *mean = known_figure(figures, "backlog_mean");
  if (end && mean && end->value > 2 * mean->value && end->value > 10)
    all.emplace_back(
        "At the end more than twice as many installations are open as on a mean day: if that goes on, "
        "figures of installation depend on when the run ends.");
  doubt_open_orders(tables, figures, all);
}

void doubt_settings(std::vector<Setting> const& settings, std::vector<std::string>& all) {
  auto const origins = origins_of(settings);
  if (origins.estimates == 0) return;
  all.push_back(text(
      "{} of the settings have a default that is an estimate of the program’s authors, {} one from a source; "
      "what the scenario itself sets is as good as its comments say. See Assumptions.",
      origins.estimates, origins.sources));
}

void doubt_network(std::vector<Setting> const& settings, std::vector<std::string>& all) {
  auto const drawn = [](Setting const& s) {
    return s.section.starts_with("county") && s.key == "villages_file" && s.value == "none";
  };
  auto const from_table = [](Setting const& s) {
    return s.section == "network" && s.key == "villages" && s.value != "none";
  };
  if (std::ranges::any_of(settings, drawn) && std::ranges::none_of(settings, from_table))
    all.emplace_back(
        "Where no file gives villages and centers, they are drawn at random from the layout seed: the county "
        "is a plausible one of its kind, not a survey.");
}

void doubt_program(results::Tables const& tables, std::vector<std::string>& all) {
  if (results::text_of(tables, "provenance", "git").find("dirty") != std::string::npos)
    all.emplace_back(
        "The program was built from sources that differ from its commit; nobody else can build the same "
        "one.");
}

}  // namespace

std::vector<std::string> doubts_about(results::Tables const& tables,
                                      std::vector<results::Figure> const& figures,
                                      std::vector<Setting> const& settings) {
  std::vector<std::string> all;
  doubt_chance(tables, figures, all);
  doubt_length(tables, figures, all);
  doubt_settings(settings, all);
  doubt_network(settings, all);
  doubt_program(tables, all);
  all.emplace_back(
      "A simulation knows what its model knows (docs/model.md): weather, strikes, prices and people who "
      "change "
      "their minds are in it only as far as its settings say.");
  return all;
}

}  // namespace ruralsim::viz

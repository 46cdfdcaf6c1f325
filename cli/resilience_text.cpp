// The report of `ruralsim resilience`, for people and for scripts.
#include "cli/estimate_text.hpp"
#include "cli/outline.hpp"
#include "cli/resilience.hpp"
#include "sim/text.hpp"

#include <cmath>

namespace ruralsim::cli {

namespace {

using results::Estimate;
using results::Recoveries;
using sim::text;

// Times `unit`, with as many decimals.
std::string shown(Estimate const& e, double times, int decimals, std::string const& unit) {
  if (std::isnan(e.mean)) return "n/a";
  auto const number = [&](double value) {
    return without_sign_of_zero(text("{:.{}f}", value * times, decimals));
  };
  std::string out = number(e.mean);
  if (!std::isnan(e.half_width)) out += " ± " + number(e.half_width);
  return out + unit;
}

std::string recovered(Recoveries const& r) {
  if (r.recovered == r.of) return "";
  return text(" (of {} of {} replications; the others had not recovered when the run ended)", r.recovered,
              r.of);
}

void write_recoveries(results::Json& json, char const* key, Recoveries const& r) {
  json.key(key).object();
  write_estimate(json, "days_to_recover", r.time);
  json.key("recovered").whole(static_cast<std::int64_t>(r.recovered));
  json.key("replications").whole(static_cast<std::int64_t>(r.of));
  write_estimate(json, "area", r.area);
  write_estimate(json, "deepest", r.deepest);
  json.end();
}

}  // namespace

std::string ResilienceReport::for_people() const {
  std::string out =
      text("{}; {}\nAgainst the same with {}.\n\n", outline(scenario), outline_of_chance(scenario), against);
  out += text("Next-day delivery rate             {}\n", shown(rate, 100, 1, " %"));
  out += text("  lower by                         {}\n", shown(rate_lost, 100, 2, " points"));
  out += text("Late orders more                   {}\n", shown(late_more, 1, 0, ""));
  out += text("Installation backlog, mean, more   {}\n", shown(backlog_more, 1, 2, " jobs"));
  for (auto const& one : felt) {
    out += text("\n{} (from {})\n", one.name, sim::iso(one.begins));
    out += text("  next-day rate back after         {}{}\n", shown(one.next_day.time, 1, 1, " days"),
                recovered(one.next_day));
    out += text("    area of lost service           {}\n", shown(one.next_day.area, 100, 1, " point-days"));
    out += text("    lowest day, below              {}\n", shown(one.next_day.deepest, 100, 1, " points"));
    out += text("  backlog back after               {}{}\n", shown(one.backlog.time, 1, 1, " days"),
                recovered(one.backlog));
    out += text("    jobs waiting more, summed      {}\n", shown(one.backlog.area, 1, 0, " job-days"));
    out += text("    at most                        {}\n", shown(one.backlog.deepest, 1, 1, " jobs"));
  }
  out += text(
      "\nBack: no more than {:.0f} points below (backlog: {:.0f} jobs above) for {} in a row. Orders count "
      "on the day they\n"
      "are placed; the area begins with the day before, whose orders are due on the first.\n",
      100 * tolerance, jobs, counted(static_cast<double>(days), "day", "days"));
  if (rate.n >= 2) out += text("Means of {} replications ± half-width of their 95 % t-interval.\n", rate.n);
  return out;
}

std::string ResilienceReport::for_scripts() const {
  results::Json json;
  json.object().key("title").text(scenario.run.title).key("replications").whole(scenario.run.replications);
  json.key("against").text(against).key("days").whole(days);
  json.key("tolerance").number(tolerance).key("jobs_tolerance").number(jobs);
  write_estimate(json, "next_day_rate", rate);
  write_estimate(json, "next_day_rate_lost", rate_lost);
  write_estimate(json, "late_more", late_more);
  write_estimate(json, "backlog_more", backlog_more);
  json.key("disturbances").array();
  for (auto const& one : felt) {
    json.object().key("name").text(one.name).key("from").text(sim::iso(one.begins));
    write_recoveries(json, "next_day", one.next_day);
    write_recoveries(json, "backlog", one.backlog);
    json.end();
  }
  return json.end().end().str() + "\n";
}

}  // namespace ruralsim::cli

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

// Of the mean where all have recovered, else of the median: those that have not are the longest.
std::string time_text(Recoveries const& r) {
  if (r.recovered == r.of) return shown(r.time, 1, 1, " days");
  auto const how_many = text("{} of {} replications recovered within the run", r.recovered, r.of);
  if (std::isnan(r.median_time.value)) return text("n/a ({})", how_many);
  return text("{:.1f} days, the median ({})", r.median_time.value, how_many);
}

std::string at_least(Recoveries const& r) {
  return r.recovered < r.of ? "at least " : "";
}

void write_recoveries(results::Json& json, char const* key, Recoveries const& r) {
  json.key(key).object();
  write_estimate(json, "days_to_recover", r.time);
  json.key("median_days_to_recover").object().key("value").number(r.median_time.value);
  json.key("low").number(r.median_time.interval.low).key("high").number(r.median_time.interval.high).end();
  json.key("recovered").whole(static_cast<std::int64_t>(r.recovered));
  json.key("replications").whole(static_cast<std::int64_t>(r.of));
  json.key("area_is_lower_bound").truth(r.recovered < r.of);
  write_estimate(json, "area", r.area);
  write_estimate(json, "deepest", r.deepest);
  json.end();
}

}  // namespace

std::string FeltDisturbance::for_people() const {
  auto const until = ends > begins ? text("until {}", sim::iso(ends)) : std::string();
  std::string out = text("\n{} (from {}{}{})\n", name, sim::iso(begins), until.empty() ? "" : " ", until);
  auto const line = [&](char const* label, std::string const& value) { out += label + value + "\n"; };
  line("  next-day rate back after         ", time_text(next_day));
  line("    area of lost service           ",
       at_least(next_day) + shown(next_day.area, 100, 1, " point-days"));
  line("    lowest day, below              ",
       at_least(next_day) + shown(next_day.deepest, 100, 1, " points"));
  line("  backlog back after               ", time_text(backlog));
  line("    jobs waiting more, summed      ", at_least(backlog) + shown(backlog.area, 1, 0, " job-days"));
  line("    at most                        ", at_least(backlog) + shown(backlog.deepest, 1, 1, " jobs"));
  return out;
}

std::string ResilienceReport::for_people() const {
  std::string out =
      text("{}; {}\nAgainst the same with {}.\n\n", outline(scenario), outline_of_chance(scenario), against);
  out += text("Next-day delivery rate             {}\n", shown(rate, 100, 1, " %"));
  out += text("  lower by                         {}\n", shown(rate_lost, 100, 2, " points"));
  out += text("Late orders more                   {}\n", shown(late_more, 1, 0, ""));
  out += text("Installation backlog, mean, more   {}\n", shown(backlog_more, 1, 2, " jobs"));
  for (auto const& one : felt) out += one.for_people();
  out += text(
      "\nBack: no more than {:.0f} points below (backlog: {:.0f} jobs above or below) for {} in a row, once "
      "it is over. Orders\n"
      "count on the day they are placed; the area begins with the day before, whose orders are due on the "
      "first.\n",
      100 * tolerance, jobs, counted(static_cast<double>(days), "day", "days"));
  if (each_alone)
    out +=
        "Each is compared with the same without it alone; what several lose together need not be the sum.\n";
  if (rate.n >= 2) out += text("Means of {} replications ± half-width of their 95 % t-interval.\n", rate.n);
  return out;
}

std::string ResilienceReport::for_scripts() const {
  results::Json json;
  json.object().key("title").text(scenario.run.title).key("replications").whole(scenario.run.replications);
  json.key("against").text(against).key("days").whole(days);
  json.key("tolerance").number(tolerance).key("jobs_tolerance").number(jobs);
  json.key("each_alone").truth(each_alone);
  write_estimate(json, "next_day_rate", rate);
  write_estimate(json, "next_day_rate_lost", rate_lost);
  write_estimate(json, "late_more", late_more);
  write_estimate(json, "backlog_more", backlog_more);
  json.key("disturbances").array();
  for (auto const& one : felt) {
    json.object().key("name").text(one.name).key("from").text(sim::iso(one.begins));
    json.key("until").text(sim::iso(one.ends));
    write_recoveries(json, "next_day", one.next_day);
    write_recoveries(json, "backlog", one.backlog);
    json.end();
  }
  return json.end().end().str() + "\n";
}

}  // namespace ruralsim::cli

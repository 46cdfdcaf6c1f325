// The report of `ruralsim gap`, for people and for scripts.
#include "cli/estimate_text.hpp"
#include "cli/gap.hpp"
#include "cli/outline.hpp"
#include "sim/text.hpp"

#include <cmath>

namespace ruralsim::cli {

namespace {

using results::Estimate;
using sim::text;

// Without a sign where nothing is left after rounding.
double rounded_to(double value, double unit) {
  double const rounded = std::round(value / unit) * unit;
  return rounded == 0 ? 0 : rounded;
}

std::string percent(Estimate const& e) {
  if (std::isnan(e.mean)) return "n/a";
  if (std::isnan(e.half_width)) return text("{:.1f} %", rounded_to(100 * e.mean, 0.1));
  return text("{:.1f} ± {:.1f} %", rounded_to(100 * e.mean, 0.1), 100 * e.half_width);
}

std::string jobs(Estimate const& e) {
  if (std::isnan(e.mean)) return "n/a";
  if (std::isnan(e.half_width)) return text("{:.2f}", rounded_to(e.mean, 0.01));
  return text("{:.2f} ± {:.2f}", rounded_to(e.mean, 0.01), e.half_width);
}

}  // namespace

std::string GapReport::for_people() const {
  std::string out = text("{}; {}\n\n", outline(loaded.scenario), outline_of_chance(loaded.scenario));
  out += std::isnan(rate.mean)
             ? "Next-day delivery rate n/a: no order was due (in the run, past the warm-up).\n"
             : text("Next-day delivery rate {}: missed by {:.1f} %.\n", percent(rate), 100 * (1 - rate.mean));
  out += text("Installation backlog, mean {}.\n\n", jobs(backlog));
  out += text("{:<13}{:>16}{:>20}{:>22}{:>20}\n", "Unlimited", "next-day rate", "given back of the",
              "the ledger charges,", "fewer jobs in the");
  out += text("{:<13}{:>16}{:>20}{:>22}{:>20}\n", "", "", "missed", "of the late orders", "backlog");
  for (auto const& line : lines)
    out += text("{:<13}", line.name) + to_the_right(percent(line.row.rate), 16) +
           to_the_right(percent(line.row.given_back), 20) +
           to_the_right(line.charged ? percent(*line.charged) : "", 22) +
           to_the_right(jobs(line.row.backlog_less), 20) + "\n";
  out +=
      "\nEach resource alone is unlimited, with the same random numbers; what they give back need not add "
      "up: goods that\n"
      "one of them no longer holds may miss the next. What all of them leave is the timetable's.\n";
  if (rate.n >= 2) out += text("Means of {} replications ± half-width of their 95 % t-interval.\n", rate.n);
  return out;
}

std::string GapReport::for_scripts() const {
  results::Json json;
  json.object().key("title").text(loaded.scenario.run.title).key("replications");
  json.whole(loaded.scenario.run.replications);
  write_estimate(json, "next_day_rate", rate);
  write_estimate(json, "backlog_mean", backlog);
  json.key("unlimited").object();
  for (auto const& line : lines) {
    json.key(line.name).object().key("meaning").text(line.meaning);
    write_estimate(json, "next_day_rate", line.row.rate);
    write_estimate(json, "gained", line.row.gained);
    write_estimate(json, "given_back", line.row.given_back);
    if (line.charged) write_estimate(json, "charged", *line.charged);
    write_estimate(json, "backlog_less", line.row.backlog_less);
    json.end();
  }
  return json.end().end().str() + "\n";
}

}  // namespace ruralsim::cli

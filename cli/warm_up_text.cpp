// The report of `ruralsim warm-up`, for people and for scripts.
#include "cli/estimate_text.hpp"
#include "cli/text_table.hpp"
#include "cli/warm_up.hpp"
#include "results/json.hpp"
#include "sim/text.hpp"

#include <cmath>

namespace ruralsim::cli {

namespace {

using results::Json;
using sim::text;

std::string mean_text(SeriesWarmUp const& one) {
  double const k = one.series.share ? 100 : 1;
  auto words = with_half_width(k * one.mean.mean, k * one.mean.half_width);
  if (one.series.share) return words + " %";
  return one.series.unit == "1" ? words : words + " " + one.series.unit;
}

std::string steps_text(std::size_t n, results::Series const& series) {
  return sim::many(n, series.step == 1 ? "day" : "week");
}

std::string warm_up_verdict(SeriesWarmUp const& one, std::int64_t warm_up) {
  if (one.mser.too_short) return "does not settle";
  auto const left_out = static_cast<std::int64_t>(one.days_left_out());
  if (left_out <= warm_up) return "long enough";
  return text("{} short", sim::many(static_cast<std::size_t>(left_out - warm_up), "day"));
}

void write_reals(Json& json, std::string_view key, std::vector<double> const& values) {
  json.key(key).array();
  for (double const v : values) json.number(v);
  json.end();
}

void write_series(Json& json, SeriesWarmUp const& one, std::int64_t warm_up) {
  auto const whole = [&](std::string_view key, std::size_t n) {
    json.key(key).whole(static_cast<std::int64_t>(n));
  };
  json.key(one.series.name).object().key("unit").text(one.series.unit);
  whole("step_days", one.series.step);
  if (!one.why_not.empty()) {
    json.key("not_available").text(one.why_not).end();
    return;
  }
  whole("batch", one.batch);
  whole("mser_days", one.days_left_out());
  json.key("settles").truth(!one.mser.too_short);
  json.key("long_enough")
      .truth(!one.mser.too_short && static_cast<std::int64_t>(one.days_left_out()) <= warm_up);
  json.key("mean").number(one.mean.mean).key("half_width").number(one.mean.half_width);
  whole("window", one.welch.window);
  write_reals(json, "welch_mean", one.welch.mean);
  write_reals(json, "welch_smoothed", one.welch.smoothed);
  write_reals(json, "half_widths", one.half_widths);
  json.end();
}

}  // namespace

std::string WarmUpReport::for_people() const {
  auto out =
      text("{} ({}): {} of {}, the first {} left out as warm-up\n\n", path, title,
           sim::many(replications, "replication"), sim::many(static_cast<std::size_t>(days), "day"), warm_up);
  TextTable table;
  table.add(
      {"series", "MSER leaves out", "in batches of", "mean of the rest", "Welch's window", "  warm-up"});
  bool unsettled = false;
  for (auto const& one : series) {
    if (!one.why_not.empty()) {
      table.add({one.series.name, "n/a", "", "", "", "  " + one.why_not});
      continue;
    }
    unsettled = unsettled || one.mser.too_short;
    table.add({one.series.name, sim::many(one.days_left_out(), "day"), steps_text(one.batch, one.series),
               mean_text(one), "± " + steps_text(one.welch.window, one.series),
               "  " + warm_up_verdict(one, warm_up)});
  }
  out += table.str();
  if (unsettled)
    out +=
        "\nDoes not settle: the truncation lies in the second half. Growth, seasons and festivals make that, "
        "or a run too short; look for the\nwarm-up in a stretch without them (--days), or in a longer run. "
        "The "
        "mean is then of what the run's own warm-up leaves.\n";
  if (replications < 5)
    out += text("\nMeans over {} are rough: run 5 or more.\n", sim::many(replications, "replication"));
  return out +
         text(
             "\n± {:.6g} % over replications. Look before you trust it: ruralsim warm-up {} --series backlog "
             "--chart warm-up.svg\n",
             100 * level, path);
}

std::string WarmUpReport::for_scripts() const {
  Json json;
  json.object().key("result").text(path).key("title").text(title);
  json.key("replications").whole(static_cast<std::int64_t>(replications));
  json.key("simulated_days").whole(days).key("warm_up_days").whole(warm_up);
  json.key("level").number(level).key("series").object();
  for (auto const& one : series) write_series(json, one, warm_up);
  return json.end().end().str() + "\n";
}

}  // namespace ruralsim::cli

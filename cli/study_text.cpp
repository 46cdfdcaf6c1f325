// What `ruralsim study plan` and `status` tell.
#include "cli/memory.hpp"
#include "cli/outline.hpp"
#include "cli/study.hpp"
#include "experiments/study/missed_targets.hpp"
#include "experiments/study/work_log.hpp"
#include "results/json.hpp"
#include "results/utf8.hpp"
#include "sim/text.hpp"

#include <algorithm>
#include <cmath>

namespace ruralsim::cli {

namespace {

using sim::text;

constexpr double kCellBytes = 20'000;  // of disk, in blocks of 4 KiB

// What is left to be done, and what it takes.
struct Effort {
  double seconds = 0;     // of one processor
  double measured = 0;    // seconds that a cell took so far; 0: none has been run
  std::size_t cells = 0;  // missing
};

Effort effort_of(OpenStudy const& study, experiments::StudyState const& state) {
  Effort effort{.cells = state.wanted - state.there};
  double estimated = 0;
  std::size_t points = 0;
  for (std::size_t p = 0; p < study.prepared.keys.size(); ++p) {
    auto const& key = study.prepared.keys[p];
    if (key.same_as != p) continue;
    estimated += experiments::estimated_seconds(key.orders, study.prepared.study.engine);
    ++points;
  }
  double const each = points == 0 ? 0 : estimated / static_cast<double>(points);
  auto const told = experiments::read_logs(study.folder);
  if (told.cells > 0) effort.measured = told.seconds / static_cast<double>(told.cells);
  effort.seconds = static_cast<double>(effort.cells) * (told.cells > 0 ? effort.measured : each);
  return effort;
}

std::string time_text(double seconds) {
  if (seconds < 90) return text("{:.0f} s", seconds);
  if (seconds < 90.0 * 60) return text("{:.0f} min", seconds / 60);
  return seconds < 48.0 * 3600 ? text("{:.1f} h", seconds / 3600) : text("{:.1f} days", seconds / 86400);
}

std::string design_text(experiments::Study const& study, std::size_t points) {
  auto const& spec = study.design;
  std::string out = sim::many(points, "point");
  out += text(", {}", experiments::name_of(spec.kind));
  if (!study.factors.empty()) out += text(" of {}", sim::many(study.factors.size(), "factor"));
  return out;
}

std::string replications_text(experiments::ReplicationSpec const& spec) {
  if (!spec.sequential()) return sim::many(spec.count, "replication") + " each";
  std::string out = text("{} to {} replications each, until the half-width of", spec.least, spec.most);
  for (std::size_t t = 0; t < spec.targets.size(); ++t) {
    auto const& target = spec.targets[t];
    out += text("{} {} is {}{}", t > 0 ? " and" : "", target.figure, target.half_width,
                target.relative ? " of its value" : "");
  }
  return out;
}

std::string factor_text(experiments::Factor const& factor) {
  std::string keys;
  for (auto const& key : factor.keys) keys += (keys.empty() ? "" : ", ") + key;
  std::string values;
  if (factor.range) {
    values = factor.at(0).name + " to " + factor.at(1).name;
    if (factor.range->whole) values += ", whole numbers";
    if (factor.range->logarithmic) values += ", on a log scale";
  } else {
    for (auto const& level : factor.levels) values += (values.empty() ? "" : ", ") + level.name;
  }
  return text("  {}: {}{}\n", factor.name, values, keys.empty() ? "" : " (" + keys + ")");
}

std::size_t duplicates_in(experiments::Prepared const& prepared) {
  std::size_t n = 0;
  for (std::size_t p = 0; p < prepared.keys.size(); ++p) n += prepared.keys[p].same_as == p ? 0u : 1u;
  return n;
}

}  // namespace

std::string plan_for_people(OpenStudy const& study, experiments::StudyState const& state, unsigned jobs) {
  auto const& prepared = study.prepared;
  auto const effort = effort_of(study, state);
  std::string out = prepared.study.title + "\n";
  out += text("base: {}\n  {}\n", results::to_utf8(prepared.study.scenario), outline(prepared.base_regions));
  out += design_text(prepared.study, prepared.keys.size()) + ", " +
         replications_text(prepared.study.replications) + "\n";
  for (auto const& factor : prepared.study.factors) out += factor_text(factor);
  if (auto const n = duplicates_in(prepared); n > 0)
    out += text("{} the same scenario as an earlier one and {} not run again\n",
                n == 1 ? "1 point is" : text("{} points are", n), n == 1 ? "is" : "are");
  out += text("{}{} runs, of which {} are there in {}\n",
              prepared.study.replications.sequential() ? "at least " : "", state.wanted, state.there,
              results::to_utf8(study.folder.native()));
  if (effort.cells > 0)
    out += text("left: about {} with {} at a time ({} of processor time, {}), {} of disk\n",
                time_text(effort.seconds / std::max(1u, jobs)), jobs, time_text(effort.seconds),
                effort.measured > 0 ? text("by {:.2f} s a run so far", effort.measured)
                                    : "estimated from the orders expected, to a factor of two",
                size_text(static_cast<double>(effort.cells) * kCellBytes));
  return out;
}

std::string plan_for_scripts(OpenStudy const& study, experiments::StudyState const& state, unsigned jobs) {
  auto const& prepared = study.prepared;
  auto const effort = effort_of(study, state);
  results::Json json;
  json.object()
      .key("title")
      .text(prepared.study.title)
      .key("scenario")
      .text(results::to_utf8(prepared.study.scenario));
  json.key("design").text(experiments::name_of(prepared.study.design.kind));
  json.key("runs")
      .whole(static_cast<std::int64_t>(state.wanted))
      .key("there")
      .whole(static_cast<std::int64_t>(state.there));
  json.key("jobs").whole(jobs).key("processor_seconds_left").number(effort.seconds);
  json.key("bytes_left").number(static_cast<double>(effort.cells) * kCellBytes).key("points").array();
  for (std::size_t p = 0; p < prepared.keys.size(); ++p) {
    auto const& point = prepared.points.points[p];
    json.object().key("name").text(point.name).key("scenario_hash").text(prepared.keys[p].hash);
    json.key("orders").number(std::round(prepared.keys[p].orders)).key("settings").array();
    for (auto const& setting : point.settings) json.text(setting);
    json.end().end();
  }
  return json.end().end().str() + "\n";
}

std::string status_for_people(OpenStudy const& study, experiments::StudyState const& state) {
  std::string out = text("{}: {} of {}{} runs are there", results::to_utf8(study.path), state.there,
                         study.prepared.study.replications.sequential() ? "at least " : "", state.wanted);
  auto const missed = experiments::missed_text(study.prepared, state);
  auto const note = missed.empty() ? "" : missed + "\n";
  if (state.complete()) return out + "; complete\n" + note;
  out += text("; {} of {} lack some\n", state.unfinished.size(),
              sim::many(study.prepared.keys.size(), "point")) +
         note;
  for (auto const& damaged : state.damaged) out += "damaged, will be run again: " + damaged + "\n";
  for (auto const& unread : state.unread) out += "could not be read, and is kept: " + unread + "\n";
  constexpr std::size_t kMostNamed = 10;
  for (std::size_t i = 0; i < std::min(kMostNamed, state.unfinished.size()); ++i) {
    auto const p = state.unfinished[i];
    out +=
        text("  point {} ({}): {} there\n", p, study.prepared.points.points[p].name, state.cells[p].size());
  }
  if (state.unfinished.size() > kMostNamed)
    out += text("  ... and {} more\n", state.unfinished.size() - kMostNamed);
  auto const effort = effort_of(study, state);
  return out + text("left: {} of processor time\n", time_text(effort.seconds));
}

std::string status_for_scripts(OpenStudy const& study, experiments::StudyState const& state) {
  results::Json json;
  json.object().key("runs").whole(static_cast<std::int64_t>(state.wanted));
  json.key("there").whole(static_cast<std::int64_t>(state.there)).key("complete").truth(state.complete());
  json.key("damaged").array();
  for (auto const& damaged : state.damaged) json.text(damaged);
  json.end().key("unread").array();
  for (auto const& unread : state.unread) json.text(unread);
  json.end().key("unfinished").array();
  for (auto const p : state.unfinished) json.whole(static_cast<std::int64_t>(p));
  json.end().key("missed_targets").array();
  for (auto const p : experiments::missed_points(state)) json.whole(static_cast<std::int64_t>(p));
  json.end().key("processor_seconds_left").number(effort_of(study, state).seconds);
  return json.end().str() + "\n";
}

}  // namespace ruralsim::cli

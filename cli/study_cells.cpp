#include "cli/study_cells.hpp"

#include "cli/progress.hpp"
#include "cli/signals.hpp"
#include "cli/simulation.hpp"
#include "experiments/launch/children.hpp"
#include "experiments/study/cell_work.hpp"
#include "experiments/study/work_log.hpp"
#include "results/antithetic.hpp"
#include "results/direction.hpp"
#include "results/utf8.hpp"
#include "scenarios/nearest.hpp"
#include "sim/fault.hpp"
#include "sim/text.hpp"

#include <algorithm>
#include <cmath>
#include <limits>

namespace ruralsim::cli {

namespace {

using experiments::SampleId;
using experiments::launch::Ended;
using experiments::launch::Job;

}  // namespace

StudyCells::StudyCells(OpenStudy const& study, Arguments const& arguments, Console const& console)
    : study_(study),
      console_(console),
      jobs_(how_to_simulate(arguments, study.prepared.study.engine, "").jobs) {
  refuse_folder_of_another(study, arguments);
  try {
    lock_.emplace(take_folder(study, arguments, console));
  } catch (sim::Error const&) {
    no_lock_ = std::current_exception();
  }
}

experiments::CellId StudyCells::id_of(SampleId const& cell) const {
  return {.scenario = study_.prepared.keys[cell.plan].hash, .replication = cell.replication};
}

std::vector<experiments::StudyCell> StudyCells::get(std::span<SampleId const> cells) {
  run(cells);
  for (auto const& cell : cells) asked_.emplace(cell.plan, cell.replication);
  std::vector<experiments::StudyCell> all;
  for (auto const& cell : cells) {
    auto found = study_.store.find(id_of(cell));
    if (found.state != experiments::CellState::there)
      throw sim::Error(sim::Blame::io,
                       found.why.empty()
                           ? sim::text("{}: is gone, though it was there",
                                       results::to_utf8(study_.store.path_of(id_of(cell)).native()))
                           : found.why);
    all.push_back(std::move(*found.cell));
  }
  if (!all.empty()) currency_ = all.front().currency.substr(0, all.front().currency.find(' '));
  return all;
}

std::vector<std::vector<double>> StudyCells::samples(std::span<SampleId const> wanted,
                                                     std::span<std::string const> figures) {
  auto const each = replications_of_sample(study_);
  std::vector<SampleId> ids;
  std::vector<results::Sample> groups;
  for (auto const& sample : wanted) {
    auto& group = groups.emplace_back();
    for (std::size_t i = 0; i < each; ++i) {
      group.push_back(ids.size());
      ids.push_back({sample.plan, static_cast<std::uint32_t>(sample.replication * each + i)});
    }
  }
  auto const cells = get(ids);
  std::vector<std::vector<double>> rows(wanted.size());
  for (auto const& figure : figures) {
    std::vector<double> values;
    for (auto const& cell : cells) values.push_back(value_or_beyond(cell, figure));
    auto const means = results::sample_means(values, groups);
    for (std::size_t i = 0; i < rows.size(); ++i) rows[i].push_back(means[i]);
  }
  return rows;
}

results::FigureKind StudyCells::with_currency(results::FigureKind kind) const {
  if (kind.money && !currency_.empty()) kind.unit = currency_;
  return kind;
}

void StudyCells::run(std::span<SampleId const> cells) {
  auto const& prepared = study_.prepared;
  std::vector<Job> wanted;
  for (auto const& cell : cells)
    wanted.push_back(
        {.number =
             static_cast<std::uint32_t>(cell.plan * prepared.study.replications.count + cell.replication),
         .work = experiments::estimated_seconds(prepared.keys[cell.plan].orders, prepared.study.engine)});
  auto const jobs = jobs_left(study_, wanted);
  if (jobs.empty()) return;
  if (no_lock_) std::rethrow_exception(no_lock_);
  experiments::WorkLog const log(study_.folder);
  experiments::CellWork work(prepared, study_.store, study_.program, log, stop_requested());
  experiments::launch::Children const children{
      .at_a_time = jobs_, .one_job_each = prepared.study.engine == sim::EngineKind::simgrid};
  auto const told = [&](experiments::launch::Headway const& h) {
    if (console_.can_replace_lines())
      console_.replace_line(sim::text("{} simulated", sim::many(simulated_ + h.done, "replication")));
  };
  auto const outcomes =
      experiments::launch::in_children(jobs, children, std::ref(work), told, stop_requested());
  throw_if_stopped();
  for (auto const& outcome : outcomes) {
    if (outcome.ending.ended == Ended::done) continue;
    auto const point = prepared.point_of(outcome.number);
    throw sim::Error(outcome.ending.blame,
                     sim::text("point {} ({}), replication {}: {}", point, prepared.points.points[point].name,
                               outcome.number % prepared.study.replications.count, outcome.ending.why));
  }
  simulated_ += jobs.size();
}

OpenStudy open_to_search(Arguments const& arguments, Console const& console, AtMost const& replications) {
  return open_study(arguments, console, [&](experiments::Study& study) {
    auto const most = replications(study);
    study.replications.targets.clear();
    study.replications.count = most + most % 2;
  });
}

std::size_t replications_of_sample(OpenStudy const& study) {
  return study.prepared.kind() == results::Replications::antithetic ? 2 : 1;
}

std::size_t in_samples(OpenStudy const& study, std::size_t replications, std::string const& what) {
  auto const each = replications_of_sample(study);
  if (replications % each != 0)
    throw sim::Error(
        sim::Blame::usage,
        sim::text("{} {} (run.antithetic makes replications in pairs, each of which is one sample) give "
                  "an even number",
                  what, replications));
  return replications / each;
}

double value_in(experiments::StudyCell const& cell, std::string const& figure) {
  if (std::find(cell.figures.begin(), cell.figures.end(), figure) == cell.figures.end())
    throw sim::Error(sim::Blame::usage, sim::text("figure {} (this scenario has none){}", figure,
                                                  scenarios::did_you_mean(figure, cell.figures)));
  return cell.value_of(figure);
}

double value_or_beyond(experiments::StudyCell const& cell, std::string const& figure) {
  double const value = value_in(cell, figure);
  if (!std::isnan(value)) return value;
  auto const kind = results::kind_of_figure(figure);
  return kind && kind->beyond(value, cell.value_of(kind->denominator))
             ? std::numeric_limits<double>::infinity()
             : value;
}

results::FigureKind known_figure(std::string const& figure, std::string const& where) {
  if (auto kind = results::kind_of_figure(figure)) return *kind;
  std::vector<std::string> names;
  for (auto const& one : results::directions()) names.emplace_back(one.first);
  throw sim::Error(sim::Blame::usage, sim::text("{} {} (no run has a figure of this name){}", where, figure,
                                                scenarios::did_you_mean(figure, names)));
}

std::vector<Option> search_options() {
  auto all = study_options();
  all.push_back({.name = "force-new", .help = "Goes on in a folder of another scenario, program or engine"});
  return all;
}

}  // namespace ruralsim::cli

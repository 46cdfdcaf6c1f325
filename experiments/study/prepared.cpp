#include "experiments/study/prepared.hpp"

#include "experiments/study/study_places.hpp"
#include "results/utf8.hpp"
#include "scenarios/expected_orders.hpp"
#include "sim/fault.hpp"
#include "sim/text.hpp"
#include "sim/threads.hpp"

#include <atomic>
#include <exception>
#include <limits>
#include <map>
#include <mutex>
#include <set>

namespace ruralsim::experiments {

namespace {

constexpr std::size_t kMostTold = 5;  // points whose problems are told

scenarios::LoadedRegions load_with(Study const& study, std::vector<std::string> settings) {
  settings.emplace_back(
      "run.replications=2");  // how often it is run is not what it is; a pair, if antithetic
  return scenarios::load_regions(study.scenario, settings, study.only);
}

double orders_of(scenarios::LoadedRegions const& loaded) {
  double orders = 0;
  for (auto const& region : loaded.regions) orders += scenarios::expected_orders(region);
  return orders;
}

// Loads points on several threads, and keeps what each tells.
class PointLoader {
 public:
  PointLoader(Study const& study, Points const& points, std::vector<std::string> const& known_warnings,
              std::function<void(double)> const& progress)
      : study_(study),
        known_(known_warnings.begin(), known_warnings.end()),
        points_(points.points),
        progress_(progress),
        keys_(points_.size()),
        problems_(points_.size()) {}

  void load(unsigned threads) {
    sim::side_by_side(threads, [&] { work(); });
    if (unexpected_) std::rethrow_exception(unexpected_);
    tell_problems();
  }

  std::vector<PointKey> take_keys() {
    std::map<std::string, std::size_t> first;
    for (std::size_t p = 0; p < keys_.size(); ++p)
      keys_[p].same_as = first.emplace(keys_[p].hash, p).first->second;
    return std::move(keys_);
  }
  std::vector<std::string> warnings() const { return {warnings_.begin(), warnings_.end()}; }
  std::size_t points_that_warn() const { return warned_; }

 private:
  void work() {
    for (std::size_t p = next_++; p < points_.size(); p = next_++) {
      try {
        auto const loaded = load_point(study_, points_[p]);
        keys_[p] = {.hash = loaded.hash, .orders = orders_of(loaded)};
        std::lock_guard const guard(mutex_);
        note_warnings(points_[p], loaded.warnings);
        if (progress_) progress_(static_cast<double>(++done_) / static_cast<double>(points_.size()));
      } catch (sim::Error const& error) {
        problems_[p] = error.problems();
      } catch (...) {
        std::lock_guard const guard(mutex_);
        unexpected_ = std::current_exception();
      }
    }
  }

  void note_warnings(Point const& point, std::vector<std::string> const& of_point) {
    bool any = false;
    for (auto const& warning : of_point)
      if (!known_.contains(warning)) any = true, warnings_.insert(with_place(study_, point, warning));
    if (any) ++warned_;
  }

  void tell_problems() const {
    std::vector<std::string> lines;
    std::set<std::string> told;
    std::size_t wrong = 0;
    for (std::size_t p = 0; p < points_.size(); ++p) {
      if (problems_[p].empty()) continue;
      if (++wrong > kMostTold) continue;
      for (auto const& problem : problems_[p])
        if (told.insert(problem).second) lines.push_back(with_place(study_, points_[p], p, problem));
    }
    if (wrong == 0) return;
    if (wrong > kMostTold)
      lines.push_back(sim::text("... and {} more points with problems", wrong - kMostTold));
    throw sim::Error(sim::Blame::usage, std::move(lines));
  }

  Study const& study_;
  std::set<std::string> const known_;
  std::vector<Point> const& points_;
  std::function<void(double)> const& progress_;
  std::atomic<std::size_t> next_ = 0;
  std::vector<PointKey> keys_;
  std::vector<std::vector<std::string>> problems_;
  std::mutex mutex_;
  std::size_t done_ = 0;
  std::set<std::string> warnings_;
  std::size_t warned_ = 0;
  std::exception_ptr unexpected_;
};

scenarios::LoadedRegions load_base(Study const& study) {
  try {
    return load_with(study, study.settings);
  } catch (sim::Error const& error) {
    std::vector<std::string> lines;
    for (auto const& problem : error.problems()) lines.push_back(with_place(study, problem));
    throw sim::Error(error.blame(), std::move(lines));
  }
}

// Two of a pair are one sample: half a pair tells nothing.
void check_pairs(Study const& study, models::RunSpec const& run) {
  auto const& spec = study.replications;
  if (!run.antithetic) return;
  bool const even = spec.sequential() ? spec.least % 2 == 0 && spec.most % 2 == 0 : spec.count % 2 == 0;
  if (!even)
    throw sim::Error(sim::Blame::usage,
                     results::to_utf8(study.path) +
                         ": [replications] (run.antithetic makes them in pairs) give even numbers");
}

}  // namespace

scenarios::LoadedRegions load_point(Study const& study, Point const& point) {
  return load_with(study, point.settings);
}

double estimated_seconds(double orders, sim::EngineKind engine) {
  constexpr double kStart = 0.03, kOrdersASecond = 3e6, kSimGrid = 20;
  return (kStart + orders / kOrdersASecond) * (engine == sim::EngineKind::simgrid ? kSimGrid : 1);
}

Prepared prepare(Study study, unsigned threads, std::function<void(double)> const& progress) {
  auto base = load_base(study);
  auto points = points_of(study);
  if (points.points.size() * study.replications.at_most() > std::numeric_limits<std::uint32_t>::max())
    throw sim::Error(
        sim::Blame::usage,
        sim::text("{}: has {} runs (at most 4,294,967,295) split it into several studies",
                  results::to_utf8(study.path), points.points.size() * study.replications.at_most()));
  check_pairs(study, base.regions.front().run);
  PointLoader loader(study, points, base.warnings, progress);
  loader.load(threads);
  auto keys = loader.take_keys();
  return {.study = std::move(study),
          .points = std::move(points),
          .keys = std::move(keys),
          .base = std::move(static_cast<scenarios::Origin&>(base)),
          .warnings = loader.warnings(),
          .points_that_warn = loader.points_that_warn(),
          .base_regions = std::move(base.regions)};
}

std::vector<launch::Job> Prepared::jobs() const {
  auto const& spec = study.replications;
  std::vector<launch::Job> all;
  for (std::size_t p = 0; p < keys.size(); ++p) {
    if (keys[p].same_as != p) continue;
    double const seconds = estimated_seconds(keys[p].orders, study.engine);
    if (spec.sequential()) {
      all.push_back({.number = static_cast<std::uint32_t>(p), .work = seconds * spec.least});
      continue;
    }
    for (std::uint32_t r = 0; r < spec.count; ++r)
      all.push_back({.number = static_cast<std::uint32_t>(p * spec.count + r), .work = seconds});
  }
  return all;
}

std::size_t Prepared::point_of(std::uint32_t job) const {
  return study.replications.sequential() ? job : job / study.replications.count;
}

results::Replications Prepared::kind() const {
  return base_regions.front().run.antithetic ? results::Replications::antithetic
                                             : results::Replications::independent;
}

}  // namespace ruralsim::experiments

// A study ready to run: its points loaded and checked, what each cell is called, and the jobs in which the
// work is done. The same study gives the same jobs in every process, on every machine.
#pragma once

#include "experiments/launch/jobs.hpp"
#include "experiments/study/cell.hpp"
#include "experiments/study/points.hpp"
#include "experiments/study/study.hpp"
#include "results/antithetic.hpp"

#include <cstddef>
#include <cstdint>
#include <functional>
#include <string>
#include <vector>

namespace ruralsim::experiments {

struct PointKey {
  std::string hash;         // of its resolved scenario
  double orders = 0;        // expected in one replication
  std::size_t same_as = 0;  // the first point with the same scenario; itself, as a rule
};

struct Prepared {
  Study study;
  Points points;
  std::vector<PointKey> keys;                  // by point
  scenarios::Origin base;                      // the scenario without any factor
  std::vector<std::string> warnings;           // of points, beyond those of the base; each once
  std::size_t points_that_warn = 0;            // of anything beyond that
  std::vector<models::Scenario> base_regions;  // what `base` is, for those who tell of it

  // A job is a cell, number point * count + replication; of a sequential study all cells of a point.
  // Points that are the same scenario as an earlier one have none.
  std::vector<launch::Job> jobs() const;
  std::size_t point_of(std::uint32_t job) const;
  // Whether two replications are one sample, by the base.
  results::Replications kind() const;
};

// Loads every point, several at a time. Throws sim::Error(usage) with every problem of the study, its base
// and its points; problems that several points have are told of the first.
Prepared prepare(Study study, unsigned threads, std::function<void(double done)> const& progress = {});

// A point's scenario, as prepare() loaded it.
scenarios::LoadedRegions load_point(Study const& study, Point const& point);

// Seconds of processor time that one replication with so many orders takes, as measured on the machine of
// docs/performance.md: good for planning to a factor of two.
double estimated_seconds(double orders, sim::EngineKind engine);

}  // namespace ruralsim::experiments

// A cell of a study: one replication of one point. What is kept of it is one value of every headline figure.
#pragma once

#include "experiments/study/program_id.hpp"
#include "results/table.hpp"
#include "scenarios/load.hpp"
#include "sim/engine.hpp"

#include <atomic>
#include <cstdint>
#include <string>
#include <vector>

namespace ruralsim::experiments {

struct CellId {
  std::string scenario;  // hash of the resolved scenario, seed included
  std::uint32_t replication = 0;

  bool operator==(CellId const&) const = default;
};

struct StudyCell {
  CellId id;
  ProgramId program;
  std::string fingerprint;  // of the trace of events, over all regions
  std::string currency;     // of figures that are money: "CNY 2018"
  std::vector<std::string> figures;
  std::vector<double> values;  // as long as `figures`; NaN where there is none

  double value_of(std::string const& figure) const;  // NaN if it has no such figure
};

// Raised where a cell is given up because a stop was asked for.
struct CellStopped {};

// Runs it. Regions are simulated one after the other. Throws sim::Error(model) if the run fails, CellStopped.
StudyCell simulate_cell(scenarios::LoadedRegions const& loaded, std::uint32_t replication,
                        sim::EngineKind engine, ProgramId const& program, std::atomic<bool> const& stop);

// As the file of a cell has it. The same cell, the same bytes.
results::Tables to_tables(StudyCell const& cell);
// Throws sim::Error(io) if the tables are not those of a cell; `name` is how messages call them.
StudyCell cell_from(results::Tables const& tables, std::string const& name);
bool is_cell(results::Tables const& tables);  // of whatever version

}  // namespace ruralsim::experiments

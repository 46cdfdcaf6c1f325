#include "experiments/study/cell_store.hpp"

#include "results/netcdf.hpp"
#include "results/run_file.hpp"
#include "results/utf8.hpp"
#include "sim/fault.hpp"
#include "sim/fnv.hpp"
#include "sim/text.hpp"

#include <system_error>

namespace ruralsim::experiments {

namespace fs = std::filesystem;

namespace {

bool same_values(StudyCell const& a, StudyCell const& b) {
  return a.fingerprint == b.fingerprint && a.figures == b.figures && results::same_data(a.values, b.values);
}

}  // namespace

fs::path CellStore::path_of(CellId const& id) const {
  sim::Fnv1a key;
  key.add_word(id.scenario).add_word(program_.version).add_word(program_.engine);
  return folder_ / "cells" / key.hex() / sim::text("{:06}.h5", id.replication);
}

bool CellStore::has(CellId const& id) const {
  std::error_code ignored;
  return fs::exists(path_of(id), ignored);
}

CellFound CellStore::find(CellId const& id) const {
  if (!has(id)) return {};
  auto const path = path_of(id);
  auto const name = results::to_utf8(path.native());
  try {
    auto cell = cell_from(results::read(path), name);
    if (cell.id != id)
      return {.state = CellState::damaged, .why = name + ": holds another cell than its name says"};
    if (cell.program != program_)
      throw sim::Error(
          sim::Blame::usage,
          sim::text("{}: made by {} with the {} engine (this is {} with {}) a study does not mix them: "
                    "run it in another folder (--dir), or anew (--force-new)",
                    name, cell.program.version, cell.program.engine, program_.version, program_.engine));
    return {.state = CellState::there, .cell = std::move(cell)};
  } catch (sim::Error const& error) {
    if (error.blame() != sim::Blame::io) throw;
    if (!has(id)) return {};  // taken away meanwhile
    return {.state = CellState::damaged, .why = error.what()};
  }
}

void CellStore::put(StudyCell const& cell) const {
  auto const path = path_of(cell.id);
  std::error_code failed;
  fs::create_directories(path.parent_path(), failed);
  if (failed)
    throw sim::Error(sim::Blame::io,
                     sim::text("{}: cannot make the folder ({})",
                               results::to_utf8(path.parent_path().native()), failed.message()));
  auto const other = find(cell.id);
  if (other.state == CellState::there) {
    if (same_values(*other.cell, cell)) return;
    throw sim::Error(
        sim::Blame::model,
        sim::text("{}: another process has left other figures for the same cell (fingerprints {} and {}) "
                  "one of the two machines computes wrongly, or the program depends on the machine",
                  results::to_utf8(path.native()), other.cell->fingerprint, cell.fingerprint));
  }
  results::Output::prepare(path, results::Existing::replace).write(to_tables(cell));
}

void CellStore::remove(CellId const& id) const {
  std::error_code ignored;
  fs::remove(path_of(id), ignored);
}

}  // namespace ruralsim::experiments

#include "experiments/study/cell_store.hpp"

#include "experiments/study/make_folder.hpp"
#include "results/cannot_read.hpp"
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

// What is in a file, be it the cell that was asked for or not.
CellFound look_into(fs::path const& path) {
  try {
    return {.state = CellState::there,
            .cell = cell_from(results::read(path), results::to_utf8(path.native()))};
  } catch (results::CannotRead const& error) {
    std::error_code failed;
    bool const gone = !fs::exists(path, failed) && !failed;  // be it meanwhile
    if (error.absent() || gone) return {};
    return {.state = CellState::unread, .why = error.what()};
  } catch (sim::Error const& error) {
    return {.state = CellState::damaged, .why = error.what()};
  }
}

}  // namespace

fs::path CellStore::path_of(CellId const& id) const {
  sim::Fnv1a key;
  key.add_word(id.scenario).add_word(program_.version).add_word(program_.engine);
  return folder_ / "cells" / key.hex() / sim::text("{:06}.h5", id.replication);
}

CellFound CellStore::find(CellId const& id) const {
  auto const path = path_of(id);
  auto found = look_into(path);
  if (found.state != CellState::there) return found;
  auto const& cell = *found.cell;
  auto const name = results::to_utf8(path.native());
  if (cell.id != id)
    return {.state = CellState::damaged, .why = name + ": holds another cell than its name says"};
  if (cell.program != program_)
    throw sim::Error(
        sim::Blame::usage,
        sim::text("{}: made by {} with the {} engine (this is {} with {}) a study does not mix them: "
                  "run it in another folder (--dir), or anew (--force-new)",
                  name, cell.program.version, cell.program.engine, program_.version, program_.engine));
  return found;
}

void CellStore::put(StudyCell const& cell) const {
  auto const path = path_of(cell.id);
  make_folder(path.parent_path());
  auto const other = find(cell.id);
  if (other.state == CellState::unread) throw sim::Error(sim::Blame::io, other.why);
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

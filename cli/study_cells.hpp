// Some cells of a study, asked for while something is sought: read where they are there, run where they are
// not.
#pragma once

#include "cli/command.hpp"
#include "cli/study.hpp"
#include "experiments/selection.hpp"
#include "experiments/study/cell.hpp"
#include "experiments/study/study_lock.hpp"
#include "results/figures/catalogue.hpp"

#include <cstddef>
#include <cstdint>
#include <exception>
#include <functional>
#include <optional>
#include <set>
#include <span>
#include <string>
#include <utility>
#include <vector>

namespace ruralsim::cli {

class StudyCells {
 public:
  // Takes the folder, unless it is another study's; where it cannot be had, get() says so as soon as a cell
  // is missing. Keeps references to all. A cell has its replication below the study's count.
  StudyCells(OpenStudy const& study, Arguments const& arguments, Console const& console);

  // In their order; those that are missing are run, several at a time. Throws Error if one failed, Stopped.
  std::vector<experiments::StudyCell> get(std::span<experiments::SampleId const> cells);
  // Of each sample all figures, in their order: NaN where there is none, infinite where it lies beyond the
  // end of the run. A sample is a replication, or the mean of an antithetic pair; samples of a plan are
  // numbered from 0.
  std::vector<std::vector<double>> samples(std::span<experiments::SampleId const> wanted,
                                           std::span<std::string const> figures);

  // With the currency of the cells so far, if it is money.
  results::FigureKind with_currency(results::FigureKind kind) const;

  std::size_t asked() const { return asked_.size(); }   // replications asked for, each counted once
  std::size_t simulated() const { return simulated_; }  // of them, now

 private:
  void run(std::span<experiments::SampleId const> cells);
  experiments::CellId id_of(experiments::SampleId const& cell) const;

  OpenStudy const& study_;
  Console const& console_;
  std::optional<experiments::StudyLock> lock_;
  std::exception_ptr no_lock_;
  unsigned jobs_ = 1;
  std::string currency_;  // "CNY"
  std::set<std::pair<std::size_t, std::uint32_t>> asked_;
  std::size_t simulated_ = 0;
};

// A study of a command that asks for replications itself, at most so many of a point (an even number: pairs
// fit in). Throws Error(usage).
using AtMost = std::function<std::uint32_t(experiments::Study const& study)>;
OpenStudy open_to_search(Arguments const& arguments, Console const& console, AtMost const& replications);

// How many replications are one sample: two where they are antithetic pairs.
std::size_t replications_of_sample(OpenStudy const& study);
// So many replications in samples. Throws Error(usage) if that is no whole number of pairs: `what` names
// them.
std::size_t in_samples(OpenStudy const& study, std::size_t replications, std::string const& what);

// The value of a figure in a cell. Throws Error(usage), with the nearest, if the cell has no such figure.
double value_in(experiments::StudyCell const& cell, std::string const& figure);
// The same, but infinite if it has none although there was something to divide by, and that means that it is
// larger than what a run can show.
double value_or_beyond(experiments::StudyCell const& cell, std::string const& figure);
// Throws Error(usage), with the nearest, if no run has a figure of this name.
results::FigureKind known_figure(std::string const& figure, std::string const& where);

// --dir, --jobs, --engine, --force-new.
std::vector<Option> search_options();

}  // namespace ruralsim::cli

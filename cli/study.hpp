// What the actions of `ruralsim study` share: the study as it was read and loaded, and where its cells are.
#pragma once

#include "cli/arguments.hpp"
#include "cli/command.hpp"
#include "cli/console.hpp"
#include "cli/exit_code.hpp"
#include "experiments/study/cell_store.hpp"
#include "experiments/study/prepared.hpp"
#include "experiments/study/program_id.hpp"
#include "experiments/study/study_lock.hpp"
#include "experiments/study/study_state.hpp"

#include <filesystem>
#include <functional>
#include <string>
#include <vector>

namespace ruralsim::cli {

struct OpenStudy {
  std::string path;              // of its file
  std::filesystem::path folder;  // of its cells
  experiments::ProgramId program;
  experiments::Prepared prepared;
  experiments::CellStore store;
};

// --dir, --jobs, --engine: of every subcommand that runs cells of a study.
std::vector<Option> study_options();

// Reads the study and loads its points. Throws Error(usage) with every problem.
OpenStudy open_study(Arguments const& arguments, Console const& console);
// The same, with something changed between the two.
using ChangeStudy = std::function<void(experiments::Study&)>;
OpenStudy open_study(Arguments const& arguments, Console const& console, ChangeStudy const& change);

// Cells that one person at a keyboard wants to know about before, during and after.
std::string plan_for_people(OpenStudy const& study, experiments::StudyState const& state, unsigned jobs);
std::string plan_for_scripts(OpenStudy const& study, experiments::StudyState const& state, unsigned jobs);
std::string status_for_people(OpenStudy const& study, experiments::StudyState const& state);
std::string status_for_scripts(OpenStudy const& study, experiments::StudyState const& state);

// Warns of cells of another study: they are no part of this one, but whoever left them may have meant it.
void tell_differences(OpenStudy const& study, Console const& console);
// Throws Error(usage), with what differs, if the folder holds cells of another study and nobody said
// --force-new; (io) if that cannot be told.
void refuse_folder_of_another(OpenStudy const& study, Arguments const& arguments);
// Locks the folder, makes it this study's and tidies it up. Throws as that, and Error(usage) if another
// process is at work there, (io) if it may not be written to. It is then as it was.
experiments::StudyLock take_folder(OpenStudy const& study, Arguments const& arguments,
                                   Console const& console);
// The same for one that does not work on all of it: if the folder is this study's already, nothing is done;
// else it waits for others that claim it, and the lock is given back.
void claim_folder(OpenStudy const& study, Arguments const& arguments, Console const& console);
// Those of the jobs whose cells are not all there.
std::vector<experiments::launch::Job> jobs_left(OpenStudy const& study,
                                                std::vector<experiments::launch::Job> const& jobs);

ExitCode run_study(Arguments const& arguments, Console& console);
ExitCode submit_study(Arguments const& arguments, Console& console);
ExitCode merge_study(Arguments const& arguments, Console& console);

}  // namespace ruralsim::cli

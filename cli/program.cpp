#include "cli/program.hpp"

#include "cli/help.hpp"
#include "cli/parse.hpp"
#include "cli/signals.hpp"
#include "cli/stack.hpp"
#include "cli/version.hpp"
#include "experiments/launch/mpi_start.hpp"
#include "sim/fault.hpp"
#include "sim/text.hpp"

#include <filesystem>
#include <new>

namespace ruralsim::cli {

namespace {

ExitCode code_of(sim::Blame blame) {
  switch (blame) {
    case sim::Blame::usage:
      return ExitCode::usage;
    case sim::Blame::io:
      return ExitCode::io;
    case sim::Blame::model:
      break;
  }
  return ExitCode::failed;
}

int fail(Console const& console, ExitCode code, std::string const& message) {
  console.error(message);
  return static_cast<int>(code);
}

int stopped(Console const& console, std::string const& what_is_left) {
  console.note("stopped as asked; " + what_is_left);
  return static_cast<int>(ExitCode::signalled) + stop_signal();
}

Talk talk_of(Arguments const& arguments) {
  if (arguments.has("quiet")) return Talk::quiet;
  return arguments.has("verbose") ? Talk::verbose : Talk::normal;
}

ExitCode answer(Parsed const& parsed, Console& console) {
  switch (parsed.ask) {
    case Parsed::Ask::version:
      console.result(sim::text("ruralsim {} (commit {}; {})\n", kVersion, kCommit, kBuilt));
      return ExitCode::done;
    case Parsed::Ask::help:
      console.result(parsed.command ? command_help(*parsed.command) : program_help());
      return ExitCode::done;
    case Parsed::Ask::command:
      break;
  }
  return parsed.command->act(parsed.arguments, console);
}

}  // namespace

int guarded(Console const& console, std::function<ExitCode()> const& work) {
  try {
    return static_cast<int>(work());
  } catch (Stopped const& stop) {
    return stopped(console, stop.what());
  } catch (ReaderGone const&) {
    return static_cast<int>(ExitCode::done);
  } catch (sim::Error const& error) {
    return fail(console, code_of(error.blame()), error.what());
  } catch (std::filesystem::filesystem_error const& error) {
    return fail(console, ExitCode::io, error.what());
  } catch (std::bad_alloc const&) {
    return fail(console, ExitCode::failed,
                "out of memory (more is needed than this machine or the limit of `ulimit -v` has) simulate a "
                "shorter time, fewer counties or fewer replications at once (--jobs)");
  } catch (std::exception const& error) {
    return fail(console, ExitCode::failed,
                sim::text("{} (a fault of the program) please report it", error.what()));
  }
}

std::vector<std::string> words_of(int argc, char** argv) {
  if (argc < 2) return {};  // nobody says that there is a name
  return {argv + 1, argv + argc};
}

int run_program(Program program, std::vector<std::string> const& words) {
  prepare_standard_streams();
  listen_for_signals();
  Console console;
  return guarded(console, [&] {
    ensure_stack();
    Parsed parsed = parse(words);
    if (program != Program::mpi && needs_mpi(parsed, experiments::launch::mpi_start().has_value()))
      become(Program::mpi, words);
    if (program == Program::lean && needs_complete(parsed)) become(Program::complete, words);
    parsed.arguments.set_line(words);
    console = Console(talk_of(parsed.arguments));
    ExitCode const code = answer(parsed, console);
    console.flush();
    return code;
  });
}

}  // namespace ruralsim::cli

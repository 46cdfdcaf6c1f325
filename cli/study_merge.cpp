// `ruralsim study merge`.
#include "cli/origin.hpp"
#include "cli/study.hpp"
#include "experiments/study/merge.hpp"
#include "experiments/study/missed_targets.hpp"
#include "results/json.hpp"
#include "results/run_file.hpp"
#include "results/utf8.hpp"
#include "sim/text.hpp"

namespace ruralsim::cli {

namespace {

namespace fs = std::filesystem;
using sim::text;

std::string for_scripts(results::Output const& output, experiments::StudyState const& state) {
  results::Json json;
  json.object().key("file").text(results::to_utf8(output.path().native()));
  json.key("runs").whole(static_cast<std::int64_t>(state.wanted));
  json.key("there").whole(static_cast<std::int64_t>(state.there)).key("complete").truth(state.complete());
  return json.end().str() + "\n";
}

}  // namespace

ExitCode merge_study(Arguments const& arguments, Console& console) {
  Began const began;
  auto const study = open_study(arguments, console);
  fs::path const place =
      arguments.text("output").value_or(fs::path(study.path).stem().concat(".h5").string());
  std::vector<fs::path> inputs{study.path};
  for (auto const& file : study.prepared.base.files) inputs.emplace_back(file.path);
  auto const existing = arguments.has("force") ? results::Existing::replace : results::Existing::refuse;
  auto const output = results::Output::prepare(place, existing, inputs);
  auto const state = experiments::state_of(study.prepared, study.store);
  for (auto const& damaged : state.damaged) console.warning(damaged);
  for (auto const& unread : state.unread) console.warning(unread);
  if (!state.complete()) tell_differences(study, console);
  if (!state.complete() && (state.there == 0 || !arguments.has("partial"))) {
    console.error(text("{}: {} of {} cells are there ({} of {} points lack some) run the study to its end{}",
                       results::to_utf8(study.path), state.there, state.wanted, state.unfinished.size(),
                       study.prepared.keys.size(), state.there == 0 ? "" : ", or give --partial"));
    return ExitCode::incomplete;
  }
  if (auto const missed = experiments::missed_text(study.prepared, state); !missed.empty())
    console.warning(missed);
  results::Provenance origin =
      origin_of(arguments, study.prepared.base, study.prepared.study.engine, {}, began);
  output.write(experiments::merge(study.prepared, state, study.program, origin));
  if (arguments.has("json")) console.result(for_scripts(output, state));
  console.note(
      text("wrote {}: {} of {} cells", results::to_utf8(output.path().native()), state.there, state.wanted));
  return state.complete() ? ExitCode::done : ExitCode::incomplete;
}

}  // namespace ruralsim::cli

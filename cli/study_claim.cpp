// Whose a study's folder is.
#include "cli/study.hpp"
#include "experiments/study/manifest.hpp"
#include "results/utf8.hpp"
#include "sim/fault.hpp"
#include "sim/text.hpp"

namespace ruralsim::cli {

namespace {

using experiments::Manifest;
using experiments::ManifestState;
using sim::text;

// What the folder's manifest says, if this study may be run there.
Manifest allowed(OpenStudy const& study, Arguments const& arguments) {
  auto found = experiments::look_at_manifest(study.folder, study.prepared, study.program);
  if (arguments.has("force-new")) return found;
  if (found.state == ManifestState::unread)
    throw sim::Error(sim::Blame::io,
                     found.why +
                         ": mend that, or delete the file (the cells beside it say themselves "
                         "what they are of), or give --force-new");
  if (found.differences.empty()) return found;
  std::vector<std::string> lines{
      text("{}: holds cells of another study than {} is now (a study never mixes two) give "
           "another --dir, or --force-new to go on here with what is new",
           results::to_utf8(study.folder.native()), results::to_utf8(study.path))};
  for (auto const& difference : found.differences) lines.push_back("  " + difference);
  throw sim::Error(sim::Blame::usage, std::move(lines));
}

bool is_ours(Manifest const& manifest) {
  return manifest.state == ManifestState::there && manifest.differences.empty();
}

// With the lock taken: another process may have claimed the folder in between.
void claim_if_needed(OpenStudy const& study, Arguments const& arguments, Console const& console) {
  auto const found = allowed(study, arguments);
  if (is_ours(found)) return;
  if (found.state == ManifestState::damaged)
    console.warning(found.why + ": written anew; cells say themselves what they are of");
  experiments::claim(study.folder, study.prepared, study.program);
}

}  // namespace

void refuse_folder_of_another(OpenStudy const& study, Arguments const& arguments) {
  allowed(study, arguments);
}

experiments::StudyLock take_folder(OpenStudy const& study, Arguments const& arguments,
                                   Console const& console) {
  allowed(study, arguments);  // or else nothing there is touched
  experiments::StudyLock lock(study.folder);
  claim_if_needed(study, arguments, console);
  lock.sweep();
  return lock;
}

void claim_folder(OpenStudy const& study, Arguments const& arguments, Console const& console) {
  if (is_ours(allowed(study, arguments))) return;
  constexpr std::chrono::seconds kPatience{30};  // tasks of an array begin together
  experiments::StudyLock const lock(study.folder, kPatience);
  claim_if_needed(study, arguments, console);
}

}  // namespace ruralsim::cli

#include "experiments/study/manifest.hpp"

#include "experiments/study/make_folder.hpp"
#include "results/attributes.hpp"
#include "results/cannot_read.hpp"
#include "results/netcdf.hpp"
#include "results/run_file.hpp"
#include "results/utf8.hpp"
#include "sim/fault.hpp"
#include "sim/text.hpp"

#include <set>
#include <sstream>

namespace ruralsim::experiments {

namespace fs = std::filesystem;

namespace {

constexpr std::size_t kMostLines = 20;  // of differences that are told

fs::path manifest_in(fs::path const& folder) {
  return folder / "manifest.h5";
}

std::vector<std::string> lines_of(std::string const& text) {
  std::vector<std::string> lines;
  std::istringstream in(text);
  for (std::string line; std::getline(in, line);)
    if (!line.empty()) lines.push_back(line);
  return lines;
}

// Lines that one resolved scenario has and the other has not, each with the section where it stands.
std::vector<std::string> only_in(std::string const& text, std::string const& other) {
  std::set<std::string> there;
  std::string section;
  auto const each = [&section](std::string const& all, auto const& tell) {
    section.clear();
    for (auto const& line : lines_of(all)) {
      if (line.starts_with("[")) section = line;
      tell(section + " " + line);
    }
  };
  each(other, [&](std::string line) { there.insert(std::move(line)); });
  std::vector<std::string> missing;
  each(text, [&](std::string line) {
    if (!there.contains(line)) missing.push_back(std::move(line));
  });
  return missing;
}

std::vector<std::string> differences_from(results::Tables const& was, Prepared const& prepared,
                                          ProgramId const& program) {
  std::vector<std::string> all;
  auto const compare = [&](std::string_view what, std::string const& before, std::string const& now) {
    if (before != now) all.push_back(sim::text("{}: was {}, is {}", what, before, now));
  };
  compare("program", results::text_of(was, "", "program_version"), program.version);
  compare("engine", results::text_of(was, "", "engine"), program.engine);
  if (results::text_of(was, "", "scenario_hash") == prepared.base.hash) return all;
  auto const resolved = was.at("scenario_resolved").values<std::string>();
  std::string const before = resolved.empty() ? "" : resolved.front();
  for (auto const& line : only_in(before, prepared.base.resolved)) all.push_back("was: " + line);
  for (auto const& line : only_in(prepared.base.resolved, before)) all.push_back("is:  " + line);
  if (all.empty()) all.emplace_back("a table that the scenario reads has changed");
  if (all.size() > kMostLines) {
    auto const rest = all.size() - kMostLines;
    all.resize(kMostLines);
    all.push_back(sim::text("... and {} more", rest));
  }
  return all;
}

}  // namespace

Manifest look_at_manifest(fs::path const& folder, Prepared const& prepared, ProgramId const& program) {
  try {
    auto const was = results::read(manifest_in(folder));
    return {.state = ManifestState::there, .differences = differences_from(was, prepared, program)};
  } catch (results::CannotRead const& error) {
    if (error.absent()) return {};
    return {.state = ManifestState::unread, .why = error.what()};
  } catch (sim::Error const&) {
    return {.state = ManifestState::damaged,
            .why = results::to_utf8(manifest_in(folder).native()) + ": is damaged"};
  }
}

void claim(fs::path const& folder, Prepared const& prepared, ProgramId const& program) {
  make_folder(folder);
  results::Tables manifest;
  manifest.set("", "title", prepared.study.title);
  manifest.set("", "program_version", program.version);
  manifest.set("", "engine", program.engine);
  manifest.set("", "scenario_hash", prepared.base.hash);
  manifest.add({.name = "scenario_resolved",
                .dims = {},
                .data = std::vector<std::string>{prepared.base.resolved},
                .long_name = "the base scenario as understood",
                .units = ""});
  results::Output::prepare(manifest_in(folder), results::Existing::replace).write(manifest);
}

}  // namespace ruralsim::experiments

#include "experiments/study/manifest.hpp"

#include "results/attributes.hpp"
#include "results/netcdf.hpp"
#include "results/run_file.hpp"
#include "results/utf8.hpp"
#include "sim/fault.hpp"
#include "sim/text.hpp"

#include <algorithm>
#include <set>
#include <sstream>
#include <system_error>

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

}  // namespace

std::vector<std::string> differs(fs::path const& folder, Prepared const& prepared, ProgramId const& program) {
  std::error_code ignored;
  if (!fs::exists(manifest_in(folder), ignored)) return {};
  auto const was = results::read(manifest_in(folder));
  std::vector<std::string> all;
  auto const compare = [&](std::string_view what, std::string const& before, std::string const& now) {
    if (before != now) all.push_back(sim::text("{}: was {}, is {}", what, before, now));
  };
  compare("program", results::text_of(was, "", "program_version"), program.version);
  compare("engine", results::text_of(was, "", "engine"), program.engine);
  if (results::text_of(was, "", "scenario_hash") == prepared.base.hash) return all;
  auto const before = was.at("scenario_resolved").values<std::string>()[0];
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

void claim(fs::path const& folder, Prepared const& prepared, ProgramId const& program) {
  std::error_code failed;
  fs::create_directories(folder, failed);
  if (failed)
    throw sim::Error(sim::Blame::io, sim::text("{}: cannot make the folder ({})",
                                               results::to_utf8(folder.native()), failed.message()));
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

#include "scenarios/load.hpp"

#include "scenarios/checks.hpp"
#include "scenarios/eras.hpp"
#include "scenarios/gather.hpp"
#include "scenarios/network_from.hpp"
#include "scenarios/openings.hpp"
#include "scenarios/resolved_text.hpp"

#include <filesystem>
#include <utility>

namespace ruralsim::scenarios {
namespace {

models::Stretch stretch_of(Era const& era) {
  models::Stretch stretch{era.from_day, era.reading.draft.settings};
  for (auto const& county : era.reading.draft.counties) stretch.settings.counties.push_back(county.settings);
  for (auto& product : stretch.settings.products)
    if (product.name.empty()) product.name = product.id;
  return stretch;
}

}  // namespace

Loaded load(std::string const& path, std::vector<std::string> const& overrides) {
  Problems problems;
  Document document = gather(path, overrides, problems);
  problems.throw_if_any();

  std::string const folder = std::filesystem::path(path).parent_path().string();
  std::vector<Era> const eras = read_eras(std::move(document.root), folder, overrides, problems);
  problems.throw_if_any();
  for (auto const& era : eras) check_era(era, problems);
  problems.throw_if_any();

  Loaded loaded;
  std::vector<Source> tables;
  loaded.scenario.run = eras[0].reading.draft.run;
  loaded.scenario.network = make_network(eras[0].reading.draft, eras[0].root, tables, problems);
  problems.throw_if_any();
  for (auto const& era : eras) loaded.scenario.stretches.push_back(stretch_of(era));
  set_openings(loaded.scenario, eras, tables, problems);
  check_size(loaded.scenario, eras[0], problems);
  for (auto const& era : eras) check_disturbed_centers(loaded.scenario, era, problems);
  problems.throw_if_any();
  warn_of_past_disturbances(eras, problems);
  warn_of_unused_models(eras, problems);
  warn_of_idle_keys(eras[0], problems);
  warn_of_stations(loaded.scenario, eras[0], problems);
  warn_of_loads(loaded.scenario, eras, problems);

  loaded.overrides = overrides;
  loaded.resolved = resolved_text(eras);
  loaded.hash = semantic_hash(eras, tables);
  loaded.warnings = problems.warnings();
  for (auto* part : {&document.sources, &tables}) {
    for (auto& source : *part) loaded.files.push_back({source.path, std::move(source.verbatim)});
  }
  return loaded;
}

}  // namespace ruralsim::scenarios

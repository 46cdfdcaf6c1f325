#include "cli/origin.hpp"

#include "cli/version.hpp"
#include "results/host.hpp"
#include "sim/calendar.hpp"
#include "sim/engine.hpp"
#include "sim/text.hpp"

namespace ruralsim::cli {

namespace {

std::string utc(std::chrono::system_clock::time_point at) {
  auto const seconds = std::chrono::duration_cast<std::chrono::seconds>(at.time_since_epoch()).count();
  auto const clock = seconds % 86400;
  return sim::text("{}T{:02}:{:02}:{:02}Z", sim::iso(sim::Date{static_cast<std::int32_t>(seconds / 86400)}),
                   clock / 3600, clock / 60 % 60, clock % 60);
}

std::string version_of(sim::EngineKind engine) {
  return engine == sim::EngineKind::simgrid ? sim::simgrid_version() : std::string(kVersion);
}

}  // namespace

results::Provenance origin_of(Arguments const& arguments, scenarios::Origin const& loaded,
                              sim::EngineKind engine, std::vector<std::int64_t> const& replications,
                              Began const& began) {
  auto const& scenario_file = loaded.files.front();
  return {.version = std::string(kVersion),
          .commit = std::string(kCommit),
          .built = std::string(kBuilt),
          .engine = std::string(name_of(engine)),
          .engine_version = version_of(engine),
          .command = arguments.line(),
          .host = results::host_name(),
          .started = utc(began.at),
          .wall_time = began.seconds_ago(),
          .scenario_path = scenario_file.path,
          .scenario_text = scenario_file.bytes,
          .scenario_resolved = loaded.resolved,
          .scenario_hash = loaded.hash,
          .replications = replications};
}

}  // namespace ruralsim::cli

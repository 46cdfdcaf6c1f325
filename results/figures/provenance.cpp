#include "results/figures/parts.hpp"
#include "results/netcdf.hpp"
#include "results/utf8.hpp"

namespace ruralsim::results::figures {

void add_provenance(Sheet& sheet, Provenance const& p) {
  Whole events;
  for (std::size_t r = 0; r < sheet.runs.replicates(); ++r)
    events.push_back(static_cast<std::int64_t>(sheet.runs.run(r).events));
  add_provenance(sheet, p, std::move(events));
}

void add_provenance(Sheet& sheet, Provenance const& p, Whole events) {
  auto& t = sheet.tables;
  auto const& runs = sheet.runs;
  auto const say = [&](char const* name, std::string const& value) {
    if (!value.empty()) t.set("provenance", name, to_utf8(value));
  };
  t.set("provenance", "program", std::string("ruralsim"));
  t.set("provenance", "format_version", std::int32_t{format_version});
  say("program_version", p.version);
  say("git", p.commit);
  say("built", p.built);
  say("seed", std::to_string(runs.scenario().run.seed));
  say("engine", p.engine);
  say("engine_version", p.engine_version);
  say("command", p.command);
  say("host", p.host);
  say("started", p.started);
  if (p.wall_time >= 0) t.set("provenance", "wall_time_seconds", p.wall_time);
  say("scenario_path", p.scenario_path);
  say("scenario_hash", p.scenario_hash);

  auto const text = [&](char const* name, std::string const& value, char const* long_name) {
    t.add(Variable{.name = std::string("provenance/") + name,
                   .dims = {},
                   .data = std::vector<std::string>{to_utf8(value)},
                   .long_name = long_name,
                   .units = ""});
  };
  text("scenario", p.scenario_text, "the scenario as it was written");
  text("scenario_resolved", p.scenario_resolved, "the scenario as it was understood, with all defaults");
  t.add(Variable{.name = "provenance/events",
                 .dims = {"replicate"},
                 .data = events,
                 .long_name = "events that the engine handled in the replication",
                 .units = "1"});
}

}  // namespace ruralsim::results::figures

#include "experiments/study/cell.hpp"

#include "models/simulate.hpp"
#include "results/attributes.hpp"
#include "results/figures/fingerprint_text.hpp"
#include "results/figures/regions.hpp"
#include "results/figures/tabulate.hpp"
#include "results/summary.hpp"
#include "sim/fault.hpp"
#include "sim/fnv.hpp"

#include <algorithm>
#include <utility>

namespace ruralsim::experiments {

namespace {

using results::Tables;

constexpr std::string_view kFormat = "ruralsim cell 1";

models::RunLedger ledger_of(models::Scenario const& scenario, std::uint32_t replication,
                            sim::EngineKind engine, std::atomic<bool> const& stop) {
  auto ledger = models::simulate(scenario, {.engine = engine,
                                            .replication = replication,
                                            .progress = [&](models::Reached const&) { return !stop; }});
  if (ledger.days < scenario.run.days) throw CellStopped{};
  return ledger;
}

// As FNV-1a over the fingerprints of the regions, in their order, each a word; of one region its own.
class Fingerprint {
 public:
  void add(std::uint64_t next) { all_ = first_ ? next : (all_ ^ next) * sim::Fnv1a::kPrime, first_ = false; }
  std::string text() const { return results::figures::fingerprint_text(all_); }

 private:
  std::uint64_t all_ = 0;
  bool first_ = true;
};

std::string currency_in(Tables const& tables) {
  for (auto const& variable : tables.variables())
    for (auto const& attribute : variable.extra)
      if (attribute.name == "currency") return std::get<std::string>(attribute.value);
  return {};
}

[[noreturn]] void no_cell(std::string const& name, std::string const& why) {
  throw sim::Error(sim::Blame::io, name + ": is no cell of a study (" + why + ")");
}

std::string text_attribute(Tables const& tables, std::string_view attribute, std::string const& name) {
  auto text = results::text_of(tables, "", attribute);
  if (text.empty()) no_cell(name, "no attribute " + std::string(attribute));
  return text;
}

template <class T>
std::vector<T> column(Tables const& tables, std::string const& variable, std::string const& name) {
  auto const* const found = tables.find(variable);
  auto const* const values = found ? std::get_if<std::vector<T>>(&found->data) : nullptr;
  if (!values) no_cell(name, "no " + variable);
  return *values;
}

}  // namespace

double StudyCell::value_of(std::string const& figure) const {
  auto const at = std::find(figures.begin(), figures.end(), figure);
  return at == figures.end() ? results::not_available
                             : values[static_cast<std::size_t>(at - figures.begin())];
}

StudyCell simulate_cell(scenarios::LoadedRegions const& loaded, std::uint32_t replication,
                        sim::EngineKind engine, ProgramId const& program, std::atomic<bool> const& stop) {
  Fingerprint fingerprint;
  results::Provenance origin;
  origin.replications = {static_cast<std::int64_t>(replication)};
  auto const tables = [&] {
    if (loaded.in_all == 1) {
      auto ledger = ledger_of(loaded.regions.front(), replication, engine, stop);
      fingerprint.add(ledger.fingerprint);
      std::vector<models::RunLedger> one;
      one.push_back(std::move(ledger));
      return results::tabulate(loaded.regions.front(), one, origin);
    }
    std::vector<results::RegionPart> parts;
    for (auto const& region : loaded.regions) {
      std::vector<models::RunLedger> one;
      one.push_back(ledger_of(region, replication, engine, stop));
      fingerprint.add(one.front().fingerprint);
      parts.push_back(results::reduce(region, std::move(one)));
    }
    return results::join(parts, origin);
  }();
  StudyCell cell{.id = {.scenario = loaded.hash, .replication = replication},
                 .program = program,
                 .fingerprint = fingerprint.text(),
                 .currency = currency_in(tables),
                 .figures = {},
                 .values = {}};
  for (auto const& figure : results::summarise(tables)) {
    cell.figures.push_back(figure.name);
    cell.values.push_back(figure.values.front());
  }
  return cell;
}

Tables to_tables(StudyCell const& cell) {
  Tables tables;
  tables.set("", "format", std::string(kFormat));
  tables.set("", "scenario_hash", cell.id.scenario);
  tables.set("", "replication", static_cast<std::int32_t>(cell.id.replication));
  tables.set("", "program_version", cell.program.version);
  tables.set("", "engine", cell.program.engine);
  tables.set("", "fingerprint", cell.fingerprint);
  tables.set("", "currency", cell.currency.empty() ? std::string("none") : cell.currency);
  tables.add(results::Dimension{.name = "figure", .size = cell.figures.size()});
  tables.add(results::Variable{.name = "figure_id",
                               .dims = {"figure"},
                               .data = cell.figures,
                               .long_name = "name of the headline figure",
                               .units = ""});
  tables.add(results::Variable{.name = "value",
                               .dims = {"figure"},
                               .data = cell.values,
                               .long_name = "its value in this replication, in the figure's own unit",
                               .units = "1",
                               .fill = results::not_available});
  return tables;
}

StudyCell cell_from(Tables const& tables, std::string const& name) {
  if (text_attribute(tables, "format", name) != kFormat)
    throw sim::Error(sim::Blame::io,
                     name + ": is a cell of another format (made by another version) run the study anew");
  auto const* const number = tables.find_attribute("", "replication");
  auto const* const replication = number ? std::get_if<std::int32_t>(&number->value) : nullptr;
  if (!replication) no_cell(name, "no attribute replication");
  auto const currency = text_attribute(tables, "currency", name);
  auto const figures = column<std::string>(tables, "figure_id", name);
  auto const values = column<double>(tables, "value", name);
  if (figures.size() != values.size()) no_cell(name, "figures without values");
  return {.id = {.scenario = text_attribute(tables, "scenario_hash", name),
                 .replication = static_cast<std::uint32_t>(*replication)},
          .program = {.version = text_attribute(tables, "program_version", name),
                      .engine = text_attribute(tables, "engine", name)},
          .fingerprint = text_attribute(tables, "fingerprint", name),
          .currency = currency == "none" ? "" : currency,
          .figures = figures,
          .values = values};
}

bool is_cell(Tables const& tables) {
  return results::text_of(tables, "", "format").starts_with("ruralsim cell ");
}

}  // namespace ruralsim::experiments

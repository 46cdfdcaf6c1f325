#include "cli/kind_of_file.hpp"
#include "cli/outline.hpp"
#include "cli/show.hpp"
#include "results/listing.hpp"
#include "results/netcdf.hpp"
#include "results/region_summary.hpp"
#include "results/summary.hpp"
#include "results/utf8.hpp"
#include "sim/text.hpp"

#include <array>
#include <set>

namespace ruralsim::cli {

namespace {

using sim::text;

// A text or a number, as text; empty if there is none.
std::string attribute(results::Tables const& tables, std::string_view group, std::string_view name) {
  auto const* const found = tables.find_attribute(group, name);
  if (!found) return "";
  if (auto const* words = std::get_if<std::string>(&found->value)) return *words;
  if (auto const* n = std::get_if<std::int64_t>(&found->value)) return std::to_string(*n);
  if (auto const* n = std::get_if<std::int32_t>(&found->value)) return std::to_string(*n);
  if (auto const* x = std::get_if<double>(&found->value)) return text("{:.2f}", *x);
  return "";
}

struct Item {
  char const* label;
  char const* name;
};
// What is told of /provenance, in this order.
constexpr std::array<Item, 11> kItems{{{"started", "started"},
                                       {"seconds", "wall_time_seconds"},
                                       {"command", "command"},
                                       {"scenario", "scenario_path"},
                                       {"scenario hash", "scenario_hash"},
                                       {"seed", "seed"},
                                       {"program", "program_version"},
                                       {"commit", "git"},
                                       {"built by", "built"},
                                       {"engine", "engine"},
                                       {"host", "host"}}};

std::string origin(results::Tables const& tables) {
  std::string out;
  for (Item const& item : kItems) {
    std::string value = attribute(tables, "provenance", item.name);
    if (std::string_view(item.name) == "engine")
      value += " " + attribute(tables, "provenance", "engine_version");
    if (!value.empty()) out += text("  {:<14}{}\n", item.label, value);
  }
  return out;
}

std::string fingerprints(results::Tables const& tables) {
  std::string out;
  if (auto const* const variable = tables.find("fingerprint"))
    for (std::string const& one : variable->values<std::string>()) out += " " + one;
  return out.empty() ? "" : text("  {:<13}{}\n", "fingerprint", out);
}

std::string by_region(results::Tables const& tables) {
  auto const summary = results::summarise_regions(tables);
  return summary ? "\n" + results::regions_text(*summary) : "";
}

std::string for_people(results::Tables const& tables) {
  auto const* const replicate = tables.find_dimension("", "replicate");
  return text("{}: {} days from {}, the first {} of them left out of the figures; {}\n\n",
              attribute(tables, "", "title"), attribute(tables, "", "simulated_days"),
              attribute(tables, "", "time_coverage_start"), attribute(tables, "", "warm_up_days"),
              counted(replicate ? static_cast<double>(replicate->size) : 0, "replication", "replications")) +
         results::summary_text(results::summarise(tables)) + by_region(tables) + "\nWhere it comes from\n" +
         origin(tables) + fingerprints(tables);
}

std::string for_scripts(results::Tables const& tables) {
  results::Json json;
  json.object().key("title").text(attribute(tables, "", "title")).key("provenance").object();
  for (auto const& one : tables.attributes("provenance"))
    json.key(one.name).text(attribute(tables, "provenance", one.name));
  json.end().key("summary");
  results::write_summary(json, results::summarise(tables));
  if (auto const regions = results::summarise_regions(tables)) {
    json.key("by_region");
    results::write_regions(json, *regions);
  }
  json.key("variables").array();
  for (auto const& variable : tables.variables()) {
    json.object().key("name").text(variable.name).key("axes").array();
    for (std::string const& dim : variable.dims) json.text(dim);
    json.end().key("unit").text(variable.units).key("meaning").text(variable.long_name).end();
  }
  return json.end().end().str() + "\n";
}

}  // namespace

void show_result(std::string const& path, Arguments const& arguments, Console& console) {
  bool const all = arguments.has("variables") || arguments.has("json");
  results::Tables const tables =
      results::read(path, all ? std::set<std::string>{} : std::set<std::string>{"orders"});
  if (!arguments.has("variables") || arguments.has("json")) need_result(tables, path);
  if (arguments.has("resolved"))
    return console.result(tables.at("provenance/scenario_resolved").values<std::string>().front());
  if (arguments.has("json")) return console.result(for_scripts(tables));
  if (arguments.has("variables")) return console.result(results::listing(tables));
  console.result(for_people(tables));
  console.flush();
  console.note(text("\nevery variable: ruralsim show {} --variables", results::to_utf8(path)));
}

}  // namespace ruralsim::cli

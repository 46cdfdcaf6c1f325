#include "scenarios/load.hpp"

#include "scenarios/checks.hpp"
#include "scenarios/eras.hpp"
#include "scenarios/gather.hpp"
#include "scenarios/in_parallel.hpp"
#include "scenarios/network_from.hpp"
#include "scenarios/openings.hpp"
#include "scenarios/overrides.hpp"
#include "scenarios/places.hpp"
#include "scenarios/regions.hpp"
#include "scenarios/resolved_text.hpp"
#include "sim/fault.hpp"

#include <algorithm>
#include <filesystem>
#include <functional>
#include <iterator>
#include <utility>

namespace ruralsim::scenarios {
namespace {

// Orders of openings that look at the villages of all counties that are planned together.
bool looks_at_villages(Era const& era) {
  auto const order = era.reading.draft.settings.rollout.order;
  return order == models::OpeningOrder::poor_first || order == models::OpeningOrder::dense_first;
}

bool names_centers(Era const& era) {
  auto const& draft = era.reading.draft;
  auto const& disturbances = draft.settings.disturbances;
  return !draft.openings_file.empty() ||
         std::ranges::any_of(disturbances, [](auto const& one) { return !one.centers.empty(); });
}

models::Stretch stretch_of(Era const& era) {
  models::Stretch stretch{era.from_day, era.reading.draft.settings};
  for (auto const& county : era.reading.draft.counties) stretch.settings.counties.push_back(county.settings);
  for (auto& product : stretch.settings.products)
    if (product.name.empty()) product.name = product.id;
  return stretch;
}

// A region on its way from its document to a scenario.
struct Region {
  RegionDocument document;
  bool asked_for = false;  // else it is there for what regions have in common
  std::vector<Era> eras;
  models::Scenario scenario;
  std::vector<Source> tables;
  Problems problems;
};

class Loader {
 public:
  Loader(std::string const& path, std::vector<std::string> const& overrides,
         std::vector<std::string> const& only)
      : path_(path),
        folder_(std::filesystem::path(path).parent_path().string()),
        overrides_(overrides),
        only_(only) {}

  LoadedRegions load() {
    read();
    each([&](Region& region) {
      auto& document = region.document;
      region.eras = read_eras(std::move(document.root), std::move(document.changes), folder_, overrides_,
                              region.problems);
    });
    name_counties_elsewhere();
    read_tables();
    each([](Region& region) {
      for (auto const& era : region.eras) check_era(era, region.problems);
    });
    auto const others = drawn_of_others();
    each([&](Region& region) { draw(region, region.asked_for ? Drawn::wholly : others); });
    plan_openings();
    each(check);
    in_parallel(chosen_.size(), [&](std::size_t i) { warn(regions_[chosen_[i]]); });
    return loaded();
  }

 private:
  void read() {
    auto const of_places = [](std::string const& setting) { return is_of_places(setting); };
    std::vector<std::string> first, last;
    std::ranges::partition_copy(overrides_, std::back_inserter(last), std::back_inserter(first), of_places);
    auto document = gather(path_, first, problems_);
    problems_.throw_if_any();
    sources_ = std::move(document.sources);
    auto& root = document.root;
    auto changes = take_changes(root, problems_);
    if (root.find("network")) {
      auto const before = problems_.count();
      auto const network = read_section(root, "network", folder_, problems_).network;
      if (problems_.count() == before) add_places(network, root, tables_, problems_);
    } else {
      add_places({}, root, tables_, problems_);
    }
    for (auto const& text : last) apply_override(root, text, problems_);
    check_keys(root, problems_);
    for (auto const& change : changes) check_change(change, root, problems_);
    auto split = split_by_region(std::move(root), std::move(changes), problems_);
    chosen_ = regions_named(only_, split.regions, in_file("--only"), "", problems_);
    listed_ = split.listed;
    shared_ = std::move(split.shared);
    for (auto& region : split.regions)
      regions_.push_back(
          {.document = std::move(region), .eras = {}, .scenario = {}, .tables = {}, .problems = {}});
    for (auto const r : chosen_) regions_[r].asked_for = true;
  }

  // What all regions go through, side by side. No step is taken on the ground of one that went wrong.
  void each(std::function<void(Region&)> const& step) {
    schema();
    in_parallel(regions_.size(), [&](std::size_t r) { step(regions_[r]); });
    auto all = problems_;
    for (auto const& region : regions_) all.add(region.problems, "");
    all.throw_if_any();
  }

  void name_counties_elsewhere() {
    for (auto const& region : regions_)
      for (auto const& county : region.eras.front().reading.draft.counties)
        for (auto& other : regions_)
          if (&other != &region)
            for (auto& era : other.eras) era.reading.draft.counties_elsewhere.push_back(county.figures.id);
  }

  // What the network's tables tell of the counties.
  void read_tables() {
    std::vector<std::string> ids;
    for (auto const& region : regions_)
      for (auto const& county : region.eras.front().reading.draft.counties) ids.push_back(county.figures.id);
    auto const& first = regions_.front().eras.front();
    network_tables_ = read_network_tables(first.reading.draft.network, first.root, ids, tables_, problems_);
    for (auto& region : regions_)
      for (auto& era : region.eras)
        for (auto& county : era.reading.draft.counties) {
          auto const has = [&](auto const& table) { return table && table->of(county.figures.id); };
          county.villages_in_table = has(network_tables_.villages);
          county.centers_in_table = has(network_tables_.centers);
        }
  }

  // Of regions that are not asked for: what the plan of openings and names of centers need.
  Drawn drawn_of_others() const {
    auto const any = [&](bool (*is)(Era const&)) {
      return std::ranges::any_of(regions_,
                                 [&](auto const& region) { return std::ranges::any_of(region.eras, is); });
    };
    if (any(names_centers)) return Drawn::wholly;
    return any(looks_at_villages) ? Drawn::without_centers : Drawn::without_villages;
  }

  void draw(Region& region, Drawn drawn) const {
    auto const& draft = region.eras[0].reading.draft;
    region.scenario.run = draft.run;
    region.scenario.network =
        make_network(draft, network_tables_, region.eras[0].root, region.tables, region.problems, drawn);
    if (listed_) region.scenario.network.region_id = region.document.id;
    for (auto const& era : region.eras) region.scenario.stretches.push_back(stretch_of(era));
  }

  void plan_openings() {
    std::vector<OpeningRegion> all;
    for (auto& region : regions_) all.push_back({&region.scenario, &region.eras});
    set_openings(all, tables_, problems_);
  }

  static void check(Region& region) {
    check_size(region.scenario, region.eras[0], region.problems);
    for (auto const& era : region.eras) check_disturbed_centers(region.scenario, era, region.problems);
  }

  static void warn(Region& region) {
    auto& problems = region.problems;
    warn_of_openings(region.scenario, region.eras[0], problems);
    warn_of_past_disturbances(region.eras, problems);
    warn_of_unused_models(region.eras, problems);
    warn_of_idle_keys(region.eras[0], problems);
    warn_of_stations(region.scenario, region.eras[0], problems);
    warn_of_loads(region.scenario, region.eras, problems);
  }

  ReadDocument read_document() {
    ReadDocument document;
    Problems known;  // what is wrong with it was told region by region
    if (listed_) document.shared = without_places(read_sections(shared_, folder_, known).resolved);
    for (auto& region : regions_) {
      document.regions.push_back(region.document.id);
      document.eras.push_back(std::move(region.eras));
    }
    return document;
  }

  std::vector<std::string> ids_asked_for() const {
    std::vector<std::string> ids;
    if (chosen_.size() < regions_.size())
      for (auto const r : chosen_) ids.push_back(regions_[r].document.id);
    return ids;
  }

  LoadedRegions loaded() {
    LoadedRegions all;
    all.in_all = regions_.size();
    for (auto const r : chosen_) {
      problems_.add(regions_[r].problems, listed_ ? regions_[r].document.id : "");
      all.regions.push_back(std::move(regions_[r].scenario));
    }
    if (!regions_.empty()) all.published = regions_.front().eras.front().reading.draft.published;
    std::vector<Source> tables;
    for (auto& region : regions_) std::ranges::move(region.tables, std::back_inserter(tables));
    std::ranges::move(tables_, std::back_inserter(tables));
    auto const document = read_document();
    all.overrides = overrides_;
    all.resolved = resolved_text(document);
    all.hash = semantic_hash(document, tables, ids_asked_for());
    all.warnings = problems_.warnings();
    for (auto* part : {&sources_, &tables})
      for (auto& source : *part) all.files.push_back({source.path, std::move(source.verbatim)});
    return all;
  }

  std::string const& path_;
  std::string folder_;
  std::vector<std::string> const &overrides_, &only_;
  Problems problems_;
  std::vector<Source> sources_, tables_;
  NetworkTables network_tables_;
  std::vector<Region> regions_;
  std::vector<std::size_t> chosen_;
  bool listed_ = false;
  Node shared_;
};

// "sichuan, hebei and 27 more".
std::string a_few(std::vector<models::Scenario> const& regions) {
  constexpr std::size_t kFew = 3;
  std::string text;
  for (std::size_t r = 0; r < std::min(kFew, regions.size()); ++r)
    text += (r > 0 ? ", " : "") + regions[r].network.region_id;
  if (regions.size() > kFew) text += " and " + std::to_string(regions.size() - kFew) + " more";
  return text;
}

}  // namespace

LoadedRegions load_regions(std::string const& path, std::vector<std::string> const& overrides,
                           std::vector<std::string> const& only) {
  return Loader(path, overrides, only).load();
}

Loaded load(std::string const& path, std::vector<std::string> const& overrides,
            std::vector<std::string> const& only) {
  auto all = load_regions(path, overrides, only);
  if (all.regions.size() != 1)
    throw sim::Error(sim::Blame::usage, {path + ": has several regions, which never meet (" +
                                         a_few(all.regions) + ") choose one with --only"});
  Loaded one;
  static_cast<Origin&>(one) = std::move(static_cast<Origin&>(all));
  one.scenario = std::move(all.regions.front());
  return one;
}

}  // namespace ruralsim::scenarios

// From the parts of several regions to the tables of their file.
#include "results/figures/growth.hpp"
#include "results/figures/headlines.hpp"
#include "results/figures/parts.hpp"
#include "results/figures/region_axes.hpp"
#include "results/figures/region_content.hpp"
#include "results/figures/stack.hpp"
#include "sim/text.hpp"

#include <algorithm>
#include <numeric>
#include <set>

namespace ruralsim::results {
namespace figures {
namespace {

[[noreturn]] void refuse(std::string const& why) {
  throw sim::Error(sim::Blame::model, "the regions cannot be joined: " + why);
}

void check_alike(std::vector<RegionPart> const& parts) {
  if (parts.empty()) refuse("there is none");
  auto const& first = parts.front().content().scenario;
  auto const ids = [](models::Scenario const& scenario) {
    std::vector<std::string> all;
    for (auto const& product : scenario.stretches.front().settings.products) all.push_back(product.id);
    return all;
  };
  for (auto const& part : parts) {
    auto const& scenario = part.content().scenario;
    bool const same_days = scenario.run.days == first.run.days && scenario.run.start == first.run.start &&
                           scenario.run.warm_up == first.run.warm_up;
    if (part.replications() != parts.front().replications() || !same_days || ids(scenario) != ids(first))
      refuse(sim::text("{} has other replications, days or product groups than {}", part.region(),
                       parts.front().region()));
  }
}

class Joining {
 public:
  explicit Joining(std::vector<RegionPart> const& parts) : parts_(parts) {
    for (auto const& part : parts) features_ |= part.content().features;
  }

  Tables join(Provenance const& provenance) {
    auto const& first = parts_.front().content();
    Runs const runs(first.scenario, first.runs.size(), features_);
    Sheet nation(tables_, runs, books(), "nation");
    add_axes(nation, provenance);
    add_places_axes(tables_, parts_);
    add_figures(nation);  // and the axes that they bring
    stack_parts("");
    add_regions(provenance);
    add_region_fingerprints(tables_, parts_);
    add_summaries(nation);
    for (char const* group : {"county_summary", "county_pooled", "county_pooled_without", "network"})
      stack_parts(group);
    add_places_on_earth(tables_, parts_);
    std::vector<models::Scenario const*> scenarios;
    for (auto const& part : parts_) scenarios.push_back(&part.content().scenario);
    add_calendar(nation, scenarios, provenance);
    add_watched_day();
    add_provenance(nation, provenance, events());
    return std::move(tables_);
  }

 private:
  Books books() const {
    std::vector<Book const*> all;
    for (auto const& part : parts_) all.push_back(&part.content().sums);
    return Books(std::move(all));
  }

  // Every figure that a region has by itself, over an axis of regions.
  void add_regions(Provenance const& provenance) {
    std::vector<Tables> regions(parts_.size());
    for (std::size_t i = 0; i < parts_.size(); ++i) {
      auto const& part = parts_[i].content();
      Runs const runs(part.scenario, part.runs.size(), features_);
      Sheet sheet(regions[i], runs, Books({&part.sums}), "regions");
      add_axes(sheet, provenance);
      add_figures(sheet);
    }
    for (auto const& variable : regions.front().variables()) {
      if (split_name(variable.name).group != "regions") continue;
      auto like = variable;
      bool const by_replicate = !like.dims.empty() && like.dims.front() == "replicate";
      std::size_t const outer = by_replicate ? parts_.front().replications() : 1;
      like.dims.insert(like.dims.begin() + (by_replicate ? 1 : 0), "region");
      std::vector<Piece> pieces;
      for (auto const& one : regions) pieces.push_back({.variable = one.find(variable.name), .length = 1});
      tables_.add(stacked(like, pieces, outer, variable.size() / outer));
    }
  }

  // The variables of a group that run over counties, centers or villages.
  void stack_parts(std::string const& group) {
    std::set<std::string> known;
    for (auto const& part : parts_)
      for (auto const& variable : part.content().tables.variables())
        if (split_name(variable.name).group == group && known.insert(variable.name).second) stack(variable);
  }
  void stack(Variable const& like) {
    auto const axis = std::ranges::find_if(like.dims, is_place_axis);
    bool const untold = told_of_growth(like.name) && !features_.grows;
    if (axis == like.dims.end() || untold || tables_.find(like.name)) return;
    auto const group = split_name(like.name).group;
    std::size_t outer = 1, inner = 1;
    for (auto dim = like.dims.begin(); dim != like.dims.end(); ++dim)
      if (dim != axis) (dim < axis ? outer : inner) *= tables_.find_dimension(group, *dim)->size;
    auto whole = stacked(like, pieces_of(like, group, *axis), outer, inner);
    if (group == "network") narrow(whole);
    tables_.add(std::move(whole));
  }
  std::vector<Piece> pieces_of(Variable const& like, std::string const& group,
                               std::string const& axis) const {
    auto const numbers = numbered_axis(like.name);
    std::int64_t before = 0;
    std::vector<Piece> pieces;
    for (auto const& part : parts_) {
      auto const& tables = part.content().tables;
      pieces.push_back({.variable = tables.find(like.name),
                        .length = tables.find_dimension(group, axis)->size,
                        .add = before});
      if (!numbers.empty()) before += static_cast<std::int64_t>(tables.find_dimension("", numbers)->size);
    }
    return pieces;
  }

  // Of one region: its counties are numbered as those of the file.
  void add_watched_day() {
    auto const& watched = parts_.front().content().watched;
    if (watched.variables().empty()) return;
    if (parts_.size() > 1) refuse("a day was watched in more than one region");
    for (auto const& axis : watched.dimensions()) tables_.add(axis);
    for (auto const& variable : watched.variables()) tables_.add(variable);
    for (auto const& [name, value] : watched.attributes("watched")) tables_.set("watched", name, value);
  }

  void add_summaries(Sheet& nation) {
    std::vector<Totals> whole, groups, regions;
    std::vector<std::size_t> all(parts_.size());
    std::iota(all.begin(), all.end(), std::size_t{0});
    auto const members = members_of_groups(parts_);
    for (std::size_t r = 0; r < parts_.front().replications(); ++r) {
      for (auto const& part : parts_) regions.push_back(part.content().totals[r]);
      for (auto const& group : members) groups.push_back(totals_of(nation, group, r));
      whole.push_back(totals_of(nation, all, r));
    }
    add_groups(nation, "", {}, std::move(whole));
    if (!members.empty()) add_groups(nation, "group_", {"region_group"}, std::move(groups));
    add_groups(nation, "region_", {"region"}, std::move(regions));
  }
  // Of some regions together.
  Totals totals_of(Sheet const& nation, std::vector<std::size_t> const& regions,
                   std::size_t replicate) const {
    Totals sum;
    std::vector<Book const*> books;
    for (auto const region : regions) {
      auto const& part = parts_[region].content();
      figures::add_places(sum, part.totals[replicate]);
      books.push_back(&part.sums);
    }
    settle_places(sum.equity);
    sum.weeks_to_target = weeks_of(nation, Books(std::move(books)), replicate);
    return sum;
  }
  static double weeks_of(Sheet const& nation, Books const& sums, std::size_t replicate) {
    auto const weeks = nation.runs.weeks(), size = weeks * nation.runs.replicates();
    auto const orders = sums.values<std::int64_t>("orders_judged", size),
               next_day = sums.values<std::int64_t>("orders_next_day", size);
    auto const reached = weeks_to_target(nation.runs, std::span(orders).subspan(replicate * weeks, weeks),
                                         std::span(next_day).subspan(replicate * weeks, weeks));
    return reached ? static_cast<double>(*reached) : not_available;
  }

  Whole events() const {
    Whole all(parts_.front().replications(), 0);
    for (auto const& part : parts_)
      for (std::size_t r = 0; r < all.size(); ++r)
        all[r] += static_cast<std::int64_t>(part.content().runs[r].events);
    return all;
  }

  std::vector<RegionPart> const& parts_;
  Features features_;
  Tables tables_;
};

}  // namespace
}  // namespace figures

Tables join(std::vector<RegionPart> const& parts, Provenance const& provenance) {
  figures::check_alike(parts);
  return figures::Joining(parts).join(provenance);
}

}  // namespace ruralsim::results

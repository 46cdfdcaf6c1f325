#include "scenarios/regions.hpp"

#include "scenarios/nearest.hpp"

#include <algorithm>
#include <functional>
#include <map>
#include <optional>
#include <utility>

namespace ruralsim::scenarios {
namespace {

std::string text_at(Node const& table, char const* key) {
  auto const* value = table.is_table() ? table.get(key) : nullptr;
  return value && value->is(Node::Kind::text) ? value->string : std::string();
}

bool bears(RegionDocument const& region, std::string const& word) {
  return region.id == word || region.name == word || (!region.group.empty() && region.group == word);
}

// " (there are north, south)": their ids, of many the first.
std::string ids_in(std::vector<RegionDocument> const& regions) {
  if (regions.size() < 2) return " (the scenario has but one)";
  constexpr std::size_t kMost = 40;
  std::string ids;
  for (std::size_t r = 0; r < std::min(kMost, regions.size()); ++r)
    ids += (r > 0 ? ", " : "") + regions[r].id;
  return " (there are " + ids + (regions.size() > kMost ? ", ...)" : ")");
}

class Split {
 public:
  Split(Node root, std::vector<Change> changes, Problems& problems)
      : root_(std::move(root)), changes_(std::move(changes)), problems_(problems) {}

  SplitDocument split() {
    auto const* entry = root_.find("region");
    out_.listed = entry && entry->value.is_table_array();
    out_.listed ? several() : only_one();
    return std::move(out_);
  }

 private:
  // It may be anything that is no table, too: reading it tells.
  void only_one() {
    static Node const nothing;
    auto const* entry = root_.find("region");
    Node const& table = entry ? entry->value : nothing;
    out_.regions.push_back({.id = text_at(table, "id"),
                            .name = text_at(table, "name"),
                            .group = text_at(table, "group"),
                            .where = entry ? entry->where : root_.where,
                            .root = {},
                            .changes = {}});
    auto& region = out_.regions.front();
    if (region.id.empty()) region.id = "region";
    for (auto const& change : changes_)
      regions_named(change.regions, out_.regions, change.where, "change.regions: ", problems_);
    region.root = std::move(root_);
    for (auto& change : changes_) name_all_counties(change.what, 0);
    region.changes = std::move(changes_);
  }

  void several() {
    auto const tables = take_out("region");
    auto counties = take_out("county");
    for (auto const& table : tables) {
      out_.regions.push_back({.id = text_at(table, "id"),
                              .name = text_at(table, "name"),
                              .group = text_at(table, "group"),
                              .where = table.where,
                              .root = root_,
                              .changes = {}});
      if (!table.get("id"))
        problems_.error(table.where, "region.id is missing (there can be several) add id to [[region]]");
      out_.regions.back().root.put("region", table.where, table);
    }
    for (auto& county : counties) home_of(county);
    for (auto const& change : changes_) hand_out(change);
    leave_out_idle();
    out_.shared = std::move(root_);
  }

  void leave_out_idle() {
    bool const by_network = root_.find("network") != nullptr;
    std::erase_if(out_.regions, [&](RegionDocument const& region) {
      if (region.root.find("county")) return false;
      std::string const idle = "region." + region.id + " has no county (its warehouse serves nobody)";
      if (by_network)
        problems_.warning(region.where, idle + " and is left out");
      else
        problems_.error(region.where,
                        idle + " give a [[county]] region = " + in_quotes(region.id) + ", or remove it");
      return by_network;
    });
  }

  // The elements of a list; what is none stays, for reading to tell.
  std::vector<Node> take_out(char const* key) {
    auto* entry = root_.find(key);
    if (!entry || !entry->value.is_array()) return {};
    auto elements = std::move(entry->value.items);
    root_.erase(key);
    return elements;
  }

  void home_of(Node& county) {
    auto const id = text_at(county, "id");
    auto const at = region_of(county, id);
    if (!at) return;
    homes_.emplace(id, *at);
    auto& root = out_.regions[*at].root;
    auto* list = root.find("county");
    if (!list) {
      Node none;
      none.kind = Node::Kind::array;
      none.where = county.where;
      list = &root.put("county", county.where, std::move(none));
    }
    list->value.items.push_back(std::move(county));
  }

  std::optional<std::size_t> region_of(Node const& county, std::string const& id) {
    auto const* said = county.is_table() ? county.get("region") : nullptr;
    if (!said && out_.regions.size() == 1) return 0;
    if (!said) {
      problems_.error(county.where, "county." + id + ".region is missing (there are several regions) give " +
                                        "the id of one");
      return std::nullopt;
    }
    std::vector<std::string> known;
    for (std::size_t r = 0; r < out_.regions.size(); ++r) {
      if (said->is(Node::Kind::text) && said->string == out_.regions[r].id) return r;
      known.push_back(out_.regions[r].id);
    }
    problems_.error(said->where, "county." + id + ".region = " + excerpt(*said) +
                                     " (there is no such [[region]])" + did_you_mean(said->string, known));
    return std::nullopt;
  }

  void hand_out(Change const& change) {
    auto const meant =
        regions_named(change.regions, out_.regions, change.where, "change.regions: ", problems_);
    if (!change.regions.empty()) tell_strangers(change, meant);
    for (auto const r : meant) {
      auto part = change;
      bool const had_any = !part.what.entries.empty();
      keep_own_counties(part.what, r);
      name_all_counties(part.what, r);
      if (!had_any || !part.what.entries.empty()) out_.regions[r].changes.push_back(std::move(part));
    }
  }

  // Counties of the change that lie in none of the regions it is meant for.
  void tell_strangers(Change const& change, std::vector<std::size_t> const& meant) {
    auto const* counties = change.what.get("county");
    if (!counties || meant.empty()) return;
    for (auto const& element : counties->items) {
      auto const home = homes_.find(text_at(element, "id"));
      if (home == homes_.end() || std::find(meant.begin(), meant.end(), home->second) != meant.end())
        continue;
      problems_.error(element.where, "county '" + home->first + "' lies in region " +
                                         out_.regions[home->second].id +
                                         " (this change is for others) leave it out, or name its region");
    }
  }

  void keep_own_counties(Node& what, std::size_t region) const {
    auto* entry = what.find("county");
    if (!entry || !entry->value.is_array()) return;
    std::erase_if(entry->value.items, [&](Node const& element) {
      auto const home = homes_.find(text_at(element, "id"));
      return home != homes_.end() && home->second != region;
    });
    if (entry->value.items.empty()) what.erase("county");
  }

  // An element "all" is one of each county.
  void name_all_counties(Node& what, std::size_t region) const {
    auto* entry = what.find("county");
    auto const* counties = out_.regions[region].root.get("county");
    if (!entry || !entry->value.is_array() || !counties) return;
    std::vector<Node> named;
    for (auto const& element : entry->value.items) {
      if (text_at(element, "id") != kAllCounties) {
        named.push_back(element);
        continue;
      }
      for (auto const& county : counties->items) {
        named.push_back(element);
        if (auto const* id = county.is_table() ? county.get("id") : nullptr)
          named.back().put("id", element.where, *id);
      }
    }
    entry->value.items = std::move(named);
  }

  Node root_;
  std::vector<Change> changes_;
  Problems& problems_;
  SplitDocument out_;
  std::map<std::string, std::size_t, std::less<>> homes_;  // by id of a county
};

}  // namespace

SplitDocument split_by_region(Node root, std::vector<Change> changes, Problems& problems) {
  return Split(std::move(root), std::move(changes), problems).split();
}

std::vector<std::size_t> regions_named(std::vector<std::string> const& words,
                                       std::vector<RegionDocument> const& regions, Where const& where,
                                       std::string const& says, Problems& problems) {
  std::vector<bool> meant(regions.size(), words.empty());
  for (auto const& word : words) {
    bool found = false;
    for (std::size_t r = 0; r < regions.size(); ++r)
      if (bears(regions[r], word)) found = true, meant[r] = true;
    if (found) continue;
    std::vector<std::string> known;
    for (auto const& region : regions)
      for (auto const* name : {&region.id, &region.name, &region.group})
        if (!name->empty() && std::find(known.begin(), known.end(), *name) == known.end())
          known.push_back(*name);
    auto const near = did_you_mean(word, known);
    problems.error(where,
                   says + "there is no region " + in_quotes(word) + (near.empty() ? ids_in(regions) : near));
  }
  std::vector<std::size_t> numbers;
  for (std::size_t r = 0; r < regions.size(); ++r)
    if (meant[r]) numbers.push_back(r);
  return numbers;
}

}  // namespace ruralsim::scenarios

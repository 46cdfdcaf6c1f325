#include "scenarios/changes.hpp"

#include "scenarios/value.hpp"

#include <algorithm>
#include <utility>

namespace ruralsim::scenarios {
namespace {

std::string listed(std::vector<std::string> const& words) {
  std::string text;
  for (auto const& word : words) text += (text.empty() ? "" : ", ") + in_quotes(word);
  return "[" + text + "]";
}

bool all_texts(Node const& list) {
  return !list.items.empty() && std::all_of(list.items.begin(), list.items.end(), [](auto const& item) {
    return item.is(Node::Kind::text) && !item.string.empty();
  });
}

// Takes one element apart.
class OneChange {
 public:
  OneChange(Node&& element, Problems& problems) : problems_(problems) { change_.what = std::move(element); }

  std::optional<Change> read() {
    change_.where = change_.what.where;
    bool const readable = regions() && date();
    for (auto const* key : {"from", "regions", "id"}) change_.what.erase(key);
    if (!readable) return std::nullopt;
    if (change_.what.entries.empty())
      problems_.warning(change_.where,
                        change_.label() + " has no effect (no key follows it that it would change)");
    return std::move(change_);
  }

 private:
  bool regions() {
    auto const* named = change_.what.get("regions");
    if (!named) return true;
    bool const one = named->is(Node::Kind::text) && !named->string.empty();
    if (!one && !(named->is_array() && all_texts(*named))) {
      problems_.error(named->where, "change.regions = " + excerpt(*named) +
                                        " (no list of regions) give ids, names or groups of [[region]]");
      return false;
    }
    if (one) change_.regions.push_back(named->string);
    for (auto const& item : named->items) change_.regions.push_back(item.string);
    return true;
  }

  bool date() {
    auto const* from = change_.what.get("from");
    if (!from && !change_.regions.empty()) return true;
    if (!from) {
      problems_.error(change_.what.where,
                      "change.from is missing (when it takes effect) add from = 2019-06-01 or the like");
      return false;
    }
    change_.where = from->where;
    auto const read = read_value(Type::date, {}, *from);
    if (!read) {
      problems_.error(from->where, "change.from = " + excerpt(*from) + " " + read.problem);
      return false;
    }
    change_.from = (*read).as<sim::Date>();
    return true;
  }

  Change change_;
  Problems& problems_;
};

}  // namespace

std::string Change::label() const {
  return from ? "change.from = " + sim::iso(*from) : "change.regions = " + listed(regions);
}

std::vector<Change> take_changes(Node& root, Problems& problems) {
  auto* entry = root.find("change");
  if (!entry) return {};
  std::vector<Change> changes;
  if (!entry->value.is_table_array()) problems.error(entry->where, "change is no list; write [[change]]");
  for (auto& item : entry->value.items)
    if (auto change = OneChange(std::move(item), problems).read()) changes.push_back(std::move(*change));
  root.erase("change");
  std::stable_sort(changes.begin(), changes.end(),
                   [](auto const& a, auto const& b) { return a.from < b.from; });
  return changes;
}

}  // namespace ruralsim::scenarios

#include "experiments/study/set_keys.hpp"

#include "experiments/study/plain_line.hpp"
#include "scenarios/overrides.hpp"

#include <algorithm>
#include <map>
#include <set>
#include <string>
#include <vector>

namespace ruralsim::experiments {

namespace {

using scenarios::Node;
using scenarios::Problems;

using Key = std::vector<std::string>;

struct SetKey {
  Key key;
  scenarios::Where where;
  std::string who{};  // sets it, to the reader
};

std::string shown_key(Key const& key) {
  std::string all;
  for (auto const& part : key) all += (all.empty() ? "" : ".") + part;
  return all;
}

// "warehouse" holds "warehouse.cut_offs", and every key itself.
bool holds(Key const& a, Key const& b) {
  return a.size() <= b.size() && std::equal(a.begin(), a.end(), b.begin());
}

// A text, or those of a list. What is neither has been told of where it was read.
std::vector<Node const*> texts_in(Node const* value) {
  std::vector<Node const*> all;
  if (!value) return all;
  if (value->is(Node::Kind::text)) all.push_back(value);
  for (auto const& item : value->items)
    if (item.is(Node::Kind::text)) all.push_back(&item);
  return all;
}

std::vector<Node const*> tables_in(Node const& table, std::string_view key) {
  std::vector<Node const*> all;
  if (auto const* value = table.get(key))
    for (auto const& item : value->items)
      if (item.is_table()) all.push_back(&item);
  return all;
}

std::string name_in(Node const& table, std::string const& what) {
  auto const* name = table.get("name");
  return name && name->is(Node::Kind::text) ? what + " " + scenarios::excerpt(*name) : what;
}

std::string place_seen_from(scenarios::Where const& here, scenarios::Where const& there) {
  bool const same_file = here.file && there.file && *here.file == *there.file;
  return same_file ? "line " + std::to_string(there.line) : there.text();
}

class SetKeys {
 public:
  explicit SetKeys(Problems& problems) : problems_(problems) {}

  void check(Node const& study) {
    if (auto const* head = study.get("study")) check_list(settings(head->get("set"), "[study]"));
    for (auto const* node : tables_in(study, "factor")) factor(*node);
    for (auto const* node : tables_in(study, "point"))
      check_list(of_points(settings(node->get("set"), name_in(*node, "[[point]]"))));
  }

 private:
  // Those of the texts that are settings.
  std::vector<SetKey> settings(Node const* list, std::string const& who) {
    std::vector<SetKey> all;
    for (auto const* text : texts_in(list)) {
      auto const equals = text->string.find('=');
      if (equals == std::string::npos || equals == 0)
        problems_.error(text->where,
                        scenarios::excerpt(*text) + " (not a setting) write \"section.key=value\"");
      else if (!is_plain_line(text->string))
        problems_.error(text->where, scenarios::excerpt(*text) + " " + std::string(not_a_plain_line));
      else
        add(all, *text, who);
    }
    return all;
  }

  std::vector<SetKey> keys(Node const& factor, std::string const& who) {
    std::vector<SetKey> all;
    for (auto const* text : texts_in(factor.get("key"))) {
      if (text->string.empty() || text->string.find('=') != std::string::npos || !is_plain_line(text->string))
        problems_.error(text->where, "key = " + scenarios::excerpt(*text) +
                                         " (not a key) write it as in key = \"county.west.trucks\"");
      else
        add(all, *text, who);
    }
    return all;
  }

  void add(std::vector<SetKey>& all, Node const& text, std::string const& who) {
    SetKey one{.key = scenarios::key_of_setting(text.string), .where = text.where, .who = who};
    if (one.key == Key{"run", "replications"})
      problems_.error(
          text.where,
          "run.replications (a study says itself how often a point is run) give [replications] count");
    all.push_back(std::move(one));
  }

  std::vector<SetKey> of_points(std::vector<SetKey> all) {
    for (auto const& one : all)
      if (one.key.front() == "run" && one.key != Key{"run", "replications"})
        problems_.error(
            one.where,
            shown_key(one.key) +
                " (all points are run alike, or they are no pairs) set it for all of them, in [study] set");
    return all;
  }

  // Of several texts for one key the last would win.
  void check_list(std::vector<SetKey> const& all) {
    for (std::size_t i = 0; i < all.size(); ++i)
      for (std::size_t j = 0; j < i; ++j)
        if (holds(all[i].key, all[j].key) || holds(all[j].key, all[i].key)) {
          tell_clash(all[i], all[j], "the later would win");
          break;
        }
  }

  void tell_clash(SetKey const& one, SetKey const& other, std::string const& why) {
    auto const place = place_seen_from(one.where, other.where);
    auto const twice = one.who == other.who ? " twice, first in " + place
                                            : ", and so does " + other.who + " (" + place + ")";
    auto const as = one.key == other.key ? "" : " as " + shown_key(other.key);
    problems_.error(one.where, one.who + " sets " + shown_key(one.key) + twice + as + ": " + why +
                                   "; take one of them out");
  }

  void factor(Node const& node) {
    auto const who = name_in(node, "[[factor]]");
    auto all = of_points(keys(node, who));
    check_list(all);
    for (auto const* level : tables_in(node, "level")) {
      auto own = of_points(settings(level->get("set"), name_in(*level, "level") + " of " + who));
      check_list(own);
      all.insert(all.end(), own.begin(), own.end());
    }
    std::set<Key> told;
    for (auto const& one : all)
      if (auto const* other = other_factor_with(one.key); other && told.insert(one.key).second)
        tell_clash(one, *other, "one of the two would do nothing");
    for (auto& one : all) taken_.emplace(one.key, one);
  }

  SetKey const* other_factor_with(Key const& key) const {
    for (std::size_t n = 1; n <= key.size(); ++n)
      if (auto const at = taken_.find(Key(key.begin(), key.begin() + static_cast<std::ptrdiff_t>(n)));
          at != taken_.end())
        return &at->second;
    auto const within = taken_.lower_bound(key);
    return within != taken_.end() && holds(key, within->first) ? &within->second : nullptr;
  }

  Problems& problems_;
  std::map<Key, SetKey> taken_{};  // by the factors so far
};

}  // namespace

void check_set_keys(Node const& study, Problems& problems) {
  SetKeys(problems).check(study);
}

}  // namespace ruralsim::experiments

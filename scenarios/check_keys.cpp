#include "scenarios/nearest.hpp"
#include "scenarios/reader.hpp"

#include <algorithm>

namespace ruralsim::scenarios {
namespace {

std::string brackets(Section const& section) {
  return section.shape == Section::Shape::list ? "[[" + section.key + "]]" : "[" + section.key + "]";
}

// " (it belongs into [truck])" for a key that some other section has, or "".
std::string where_it_belongs(std::string const& key) {
  std::string all;
  for (auto const& section : schema()) {
    if (key != "id" && section.find(key)) all += (all.empty() ? "" : " or ") + brackets(section);
  }
  return all.empty() ? "" : " (it belongs into " + all + ")";
}

class KeyCheck {
 public:
  // `above` is the document that a [[change]] is laid over, or null for the document itself. What holds for
  // some regions from the first day on may be anything but what all have in common.
  KeyCheck(Node const* above, bool by_date, Problems& problems)
      : above_(above), by_date_(by_date), problems_(problems) {}

  void document(Node const& root) {
    for (auto const& entry : root.entries) {
      if (entry.key == "change" && !above_) continue;  // checked one by one
      if (above_ && (entry.key == "from" || entry.key == "id")) continue;
      if (entry.key == "change") {
        problems_.error(entry.where, "a [[change]] within another (each stands by itself) write [[change]]");
        continue;
      }
      if (auto const* section = find_section(entry.key)) {
        if (above_ && !by_date_ && is_common(*section)) common(entry);
        contents(*section, entry);
      } else {
        unknown_section(entry);
      }
    }
  }

 private:
  static bool is_common(Section const& section) {
    return section.key == "run" || section.key == "region" || section.key == "network" ||
           section.key == "published";
  }

  void common(Entry const& entry) {
    problems_.error(entry.where, entry.key +
                                     " cannot differ by region (all regions have it in common, or it " +
                                     "says what they are) set it outside [[change]]");
  }

  void unknown_section(Entry const& entry) {
    std::vector<std::string> names;
    for (auto const& section : schema()) names.push_back(section.key);
    names.emplace_back("change");
    bool const section = entry.value.is_table() || entry.value.is_table_array();
    std::string const what =
        section ? "unknown section [" + entry.key + "]" : "unknown key '" + entry.key + "'";
    std::string const belongs = where_it_belongs(entry.key);
    problems_.error(entry.where, what + (belongs.empty() ? did_you_mean(entry.key, names) : belongs));
  }

  void contents(Section const& section, Entry const& entry) {
    if (entry.value.is_table() && section.shape != Section::Shape::list)
      keys(section, entry.value, section.key);
    if (!entry.value.is_array() || section.shape == Section::Shape::table) return;
    for (auto const& element : entry.value.items) {
      if (!element.is_table()) continue;
      auto const* id = element.get("id");
      std::string const label = id && id->is(Node::Kind::text) ? id->string : "(no id)";
      keys(section, element, section.key + "." + label);
      bool const stays = section.elements == Changes::never && (by_date_ || section.key == "county");
      if (above_ && stays) must_exist(section, element, label);
    }
  }

  void keys(Section const& section, Node const& table, std::string const& path) {
    for (auto const& entry : table.entries) {
      auto const* field = section.find(entry.key);
      if (!field && above_ && entry.key == "remove") continue;
      if (!field) {
        unknown_key(section, entry, path);
      } else if (above_ && by_date_ && field->changes == Changes::never && entry.key != "id") {
        problems_.error(entry.where, path + "." + entry.key +
                                         " cannot change by date (it belongs to what exists, " +
                                         "or to the run as a whole) set it outside [[change]]");
      }
    }
  }

  void unknown_key(Section const& section, Entry const& entry, std::string const& path) {
    std::vector<std::string> names;
    for (auto const& field : section.fields) names.push_back(field.key);
    std::string const meant = did_you_mean(entry.key, names);
    problems_.error(entry.where, path + ": unknown key '" + entry.key + "'" +
                                     (meant.empty() ? where_it_belongs(entry.key) : meant));
  }

  void must_exist(Section const& section, Node const& element, std::string const& label) {
    std::vector<std::string> known;
    if (auto const* list = above_->get(section.key)) {
      for (auto const& other : list->items) {
        if (auto const* id = other.get("id"); id && id->is(Node::Kind::text)) known.push_back(id->string);
      }
    }
    bool const all = section.key == "county" && label == kAllCounties;
    bool const exists = all || std::find(known.begin(), known.end(), label) != known.end();
    if (exists && !element.get("remove")) return;
    std::string const why =
        exists ? " cannot be removed by a [[change]]" : " does not exist" + did_you_mean(label, known);
    problems_.error(element.where, section.key + " '" + label + "'" + why);
  }

  Node const* above_;
  bool by_date_;
  Problems& problems_;
};

}  // namespace

void check_keys(Node const& root, Problems& problems) {
  KeyCheck(nullptr, false, problems).document(root);
}

void check_change(Change const& change, Node const& root, Problems& problems) {
  KeyCheck(&root, change.from.has_value(), problems).document(change.what);
}

}  // namespace ruralsim::scenarios

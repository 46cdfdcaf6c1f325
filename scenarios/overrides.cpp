#include "scenarios/overrides.hpp"

#include "scenarios/gather.hpp"
#include "scenarios/parse.hpp"
#include "scenarios/source.hpp"

#include <algorithm>
#include <vector>

namespace ruralsim::scenarios {
namespace {

// Parts of "a.b.'c.d'": dots within quotes do not separate.
std::vector<std::string> split_path(std::string const& path) {
  std::vector<std::string> parts(1);
  char quote = 0;
  for (char const c : path) {
    if (quote != 0 && c == quote) {
      quote = 0;
    } else if (quote == 0 && (c == '"' || c == '\'')) {
      quote = c;
    } else if (quote == 0 && c == '.') {
      parts.emplace_back();
    } else {
      parts.back() += c;
    }
  }
  return parts;
}

std::string without_blanks(std::string text) {
  text.erase(0, std::min(text.find_first_not_of(" \t"), text.size()));
  text.erase(text.find_last_not_of(" \t") + 1);
  return text;
}

// The key and value of "key=value".
struct Setting {
  std::vector<std::string> path;
  std::string value;
};

Setting setting_of(std::string const& text) {
  auto const equals = text.find('=');
  return {split_path(without_blanks(text.substr(0, equals))), without_blanks(text.substr(equals + 1))};
}

// The table or element that holds the last part of the path; null if the tree does not reach so far.
Node* holder_of(Node& root, std::vector<std::string> const& path) {
  Node* at = &root;
  for (std::size_t i = 0; at && i + 1 < path.size(); ++i) {
    if (at->is_array()) {
      at = element_with(*at, path[i]);
    } else {
      auto* next = at->find(path[i]);
      at = next ? &next->value : nullptr;
    }
  }
  return at;
}

std::string joined(std::vector<std::string> const& path) {
  std::string text;
  for (auto const& part : path) text += (text.empty() ? "" : ".") + part;
  return text;
}

}  // namespace

std::vector<std::string> key_of_setting(std::string const& text) {
  return setting_of(text).path;
}

void apply_override(Node& root, std::string const& override_text, Problems& problems) {
  Where const where = in_file("--set " + override_text);
  if (override_text.find('=') == std::string::npos)
    return problems.error(where, "has no '=' (write --set section.key=value)");
  auto const [parts, value] = setting_of(override_text);
  if (parts.size() > static_cast<std::size_t>(kDeepestNesting))
    return problems.error(where, "nested too deep");
  std::string so_far;
  Node* at = &root;
  for (std::size_t i = 0; i < parts.size(); ++i) {
    if (parts[i].empty())
      return problems.error(where, "a part of the key is empty (write section.key=value)");
    bool const last = i + 1 == parts.size();
    if (at->is_array()) {
      Node* element = element_with(*at, parts[i]);
      if (!element || last) {
        std::string const why = element ? "(that is a whole element) name one of its keys"
                                        : "(no element of " + so_far + " has that id)";
        return problems.error(where, in_quotes(parts[i]) + " " + why);
      }
      at = element;
    } else if (!at->is_table()) {
      return problems.error(where, so_far + " is " + std::string(name_of(at->kind)) + " (it has no keys)");
    } else if (last) {
      at->put(parts[i], where, value_or_text(value, where));
    } else {
      auto* next = at->find(parts[i]);
      at = next ? &next->value : &at->put(parts[i], where, Node::table(where)).value;
    }
    so_far += (so_far.empty() ? "" : ".") + parts[i];
  }
}

bool is_of_places(std::string const& override_text) {
  auto const section = setting_of(override_text).path.front();
  return section == "region" || section == "county";
}

void drop_overridden(Node& change, std::string const& when, std::string const& override_text,
                     Problems& problems) {
  auto const path = setting_of(override_text).path;
  Node* const holder = holder_of(change, path);
  auto const* entry = holder && holder->is_table() ? holder->find(path.back()) : nullptr;
  if (!entry) return;
  problems.warning(entry->where, joined(path) + " of the change " + when + " has no effect (--set " +
                                     override_text + " wins over every change by date)");
  holder->erase(path.back());
}

}  // namespace ruralsim::scenarios

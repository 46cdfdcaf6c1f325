#include "scenarios/gather.hpp"

#include "scenarios/overrides.hpp"
#include "scenarios/parse.hpp"
#include "sim/fault.hpp"

#include <algorithm>
#include <filesystem>
#include <optional>
#include <utility>

namespace ruralsim::scenarios {
namespace {

constexpr std::size_t kDeepestChain = 32;
constexpr std::size_t kMostFiles = 200;  // a few bases each naming a few more could otherwise run away

class Gatherer {
 public:
  explicit Gatherer(Problems& problems) : problems_(problems) {}

  std::optional<Node> file(std::string const& path, Where const& named_at) {
    if (!may_enter(path, named_at)) return std::nullopt;
    chain_.push_back(path);
    auto root = read(path, named_at);
    if (root) root = over_its_bases(std::move(*root), path);
    chain_.pop_back();
    return root;
  }

  std::vector<Source> sources;

 private:
  static bool same_file(std::string const& a, std::string const& b) {
    std::error_code failed;
    return a == b || std::filesystem::equivalent(a, b, failed);
  }

  bool may_enter(std::string const& path, Where const& named_at) {
    auto const again =
        std::find_if(chain_.begin(), chain_.end(), [&](auto const& open) { return same_file(open, path); });
    if (again != chain_.end()) {
      std::string cycle;
      for (auto it = again; it != chain_.end(); ++it) cycle += *it + " -> ";
      problems_.error(named_at, "extends itself (" + cycle + path + ") break the cycle");
      return false;
    }
    if (chain_.size() >= kDeepestChain || sources.size() >= kMostFiles) {
      problems_.error(named_at, "extends too many files (at most " + std::to_string(kDeepestChain) +
                                    " in a chain, " + std::to_string(kMostFiles) +
                                    " in all) join some of them");
      return false;
    }
    return true;
  }

  std::optional<Node> read(std::string const& path, Where const& named_at) {
    try {
      sources.push_back(read_source(path, kLargestScenario));
    } catch (sim::Error const& error) {
      if (error.blame() != sim::Blame::usage || chain_.size() < 2) throw;
      problems_.error(named_at, std::string("extends a file that cannot be used: ") + error.what());
      return std::nullopt;
    }
    std::size_t const mine = sources.size() - 1;
    auto root = parse_toml(sources[mine], problems_);
    if (root) {
      check_frame(*root, path);
      check_ids(*root);
    }
    return root;
  }

  void check_frame(Node& root, std::string const& path) {
    Where const top = in_file(path, 1, 1);
    bool const nothing = root.entries.empty();
    if (nothing) {
      problems_.error(in_file(path),
                      "is empty: no section of a scenario (begin with schema = 1, close with [end])");
      return;
    }
    auto const* schema = root.find("schema");
    if (!schema) {
      problems_.error(top, "schema is missing (it tells which keys are meant) begin with schema = 1");
    } else if (!schema->value.is(Node::Kind::integer) || schema->value.integer != 1) {
      problems_.error(schema->value.where, "schema = " + excerpt(schema->value) +
                                               " (this program reads schema 1) give schema = 1");
    }
    check_end(root, path);
    root.erase("schema");
  }

  void check_end(Node& root, std::string const& path) {
    auto const* end = root.find("end");
    if (!end) {
      problems_.error(in_file(path),
                      "[end] is missing (is the file cut off?) close the file with a line [end]");
    } else if (!end->value.is_table() || !end->value.entries.empty()) {
      problems_.error(end->value.where, "something follows [end] (it closes the file) move it above");
    } else if (int const later = last_line(root, end->where.line); later > 0) {
      problems_.error(end->where,
                      "[end] is not the last (line " + std::to_string(later) + " follows) move it there");
    }
    root.erase("end");
  }

  static int last_line(Node const& node, int after) {
    int last = node.where.line > after ? node.where.line : 0;
    for (auto const& entry : node.entries) last = std::max(last, last_line(entry.value, after));
    for (auto const& item : node.items) last = std::max(last, last_line(item, after));
    return last;
  }

  void check_ids(Node const& node) {
    for (auto const& entry : node.entries) check_ids(entry.value);
    if (!node.is_array()) return;
    std::vector<std::pair<std::string, Where>> seen;
    for (auto const& item : node.items) {
      check_ids(item);
      if (auto const* id = item.get("id"); id && id->is(Node::Kind::text))
        seen.emplace_back(id->string, id->where);
    }
    auto const by_id = [](auto const& a, auto const& b) { return a.first < b.first; };
    std::stable_sort(seen.begin(), seen.end(), by_id);
    for (std::size_t i = 1; i < seen.size(); ++i) {
      if (seen[i].first != seen[i - 1].first) continue;
      problems_.error(seen[i].second, "id " + in_quotes(seen[i].first) + " is used twice (first in line " +
                                          std::to_string(seen[i - 1].second.line) + ") give another id");
    }
  }

  Node over_its_bases(Node own, std::string const& path) {
    auto const* extends = own.find("extends");
    if (!extends) return own;
    Node const bases = extends->value;
    own.erase("extends");
    Node result = Node::table(own.where);
    if (bases.is_array()) {
      for (auto const& base : bases.items) lay_base(result, base, path);
    } else {
      lay_base(result, bases, path);
    }
    lay_over(result, own, problems_);
    return result;
  }

  void lay_base(Node& result, Node const& base, std::string const& path) {
    if (!base.is(Node::Kind::text) || base.string.empty()) {
      problems_.error(base.where,
                      "extends = " + excerpt(base) + " (not a path) give text or a list of texts");
      return;
    }
    if (base.string.find("://") != std::string::npos) {
      problems_.error(base.where,
                      "extends = " + excerpt(base) + " (a URL: files are read from disk alone) save it");
      return;
    }
    auto const folder = std::filesystem::path(path).parent_path();
    auto const tree = file((folder / base.string).lexically_normal().string(), base.where);
    if (tree) lay_over(result, *tree, problems_);
  }

  Problems& problems_;
  std::vector<std::string> chain_;
};

bool wants_removal(Node const& node) {
  auto const* remove = node.is_table() ? node.get("remove") : nullptr;
  return remove && remove->is(Node::Kind::boolean) && remove->integer == 1;
}

Node const* id_of(Node const& element) {
  auto const* id = element.is_table() ? element.get("id") : nullptr;
  return id && id->is(Node::Kind::text) ? id : nullptr;
}

void lay_element(Node& array, Node const& element, Problems& problems) {
  auto const* id = id_of(element);
  Node* below = id ? element_with(array, id->string) : nullptr;
  if (wants_removal(element)) {
    if (!below) {
      problems.error(element.where, "remove = true, but there is no such element below (nothing to remove)");
      return;
    }
    array.items.erase(array.items.begin() + (below - array.items.data()));
  } else if (below) {
    lay_over(*below, element, problems);
  } else {
    array.items.push_back(element);
  }
}

void lay_entry(Node& lower, Entry const& entry, Problems& problems) {
  auto* below = lower.find(entry.key);
  if (wants_removal(entry.value)) {
    if (!below)
      problems.error(entry.where, entry.key + ".remove = true, but it is not there (nothing to remove)");
    lower.erase(entry.key);
  } else if (below && below->value.is_table() && entry.value.is_table()) {
    lay_over(below->value, entry.value, problems);
    below->where = entry.where;
  } else if (below && below->value.is_table_array() && entry.value.is_table_array()) {
    for (auto const& element : entry.value.items) lay_element(below->value, element, problems);
  } else if (!below && entry.value.is_table_array()) {
    Node none = entry.value;
    none.items.clear();
    Node& array = lower.put(entry.key, entry.where, std::move(none)).value;
    for (auto const& element : entry.value.items) lay_element(array, element, problems);
  } else {
    lower.put(entry.key, entry.where, entry.value);
  }
}

}  // namespace

Node* element_with(Node& array, std::string const& id) {
  for (auto& item : array.items) {
    if (auto const* own = id_of(item); own && own->string == id) return &item;
  }
  return nullptr;
}

void lay_over(Node& lower, Node const& upper, Problems& problems) {
  lower.where = upper.where;
  for (auto const& entry : upper.entries) lay_entry(lower, entry, problems);
}

Document gather(std::string const& path, std::vector<std::string> const& overrides, Problems& problems) {
  Gatherer gatherer(problems);
  auto root = gatherer.file(path, in_file(path));
  Document document;
  document.root = root ? std::move(*root) : Node::table(in_file(path));
  document.sources = std::move(gatherer.sources);
  for (auto const& text : overrides) apply_override(document.root, text, problems);
  return document;
}

}  // namespace ruralsim::scenarios

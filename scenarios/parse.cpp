#include "scenarios/parse.hpp"

#include "scenarios/syntax_advice.hpp"

#include <memory>
#include <sstream>
#include <string_view>
#include <utility>

#include <toml++/toml.h>

namespace ruralsim::scenarios {
namespace {

using FileName = std::shared_ptr<std::string const>;

Where where_of(toml::source_region const& region, FileName const& file) {
  return {file, static_cast<int>(region.begin.line), static_cast<int>(region.begin.column)};
}

template <class T>
std::string streamed(T const& value) {  // dates and times alone: no locale touches them
  std::ostringstream out;
  out.imbue(std::locale::classic());
  out << value;
  return out.str();
}

Node convert(toml::node const& from, FileName const& file);

void convert_table(toml::table const& from, Node& to, FileName const& file) {
  to.kind = Node::Kind::table;
  to.entries.reserve(from.size());
  for (auto&& [key, value] : from) {
    to.put(std::string(key.str()), where_of(key.source(), file), convert(value, file));
  }
}

Node convert(toml::node const& from, FileName const& file) {
  Node to;
  to.where = where_of(from.source(), file);
  switch (from.type()) {
    case toml::node_type::table:
      convert_table(*from.as_table(), to, file);
      break;
    case toml::node_type::array:
      to.kind = Node::Kind::array;
      for (auto const& item : *from.as_array()) to.items.push_back(convert(item, file));
      break;
    case toml::node_type::string:
      to.kind = Node::Kind::text;
      to.string = from.as_string()->get();
      break;
    case toml::node_type::integer:
      to.kind = Node::Kind::integer;
      to.integer = from.as_integer()->get();
      break;
    case toml::node_type::floating_point:
      to.kind = Node::Kind::real;
      to.real = from.as_floating_point()->get();
      break;
    case toml::node_type::boolean:
      to.kind = Node::Kind::boolean;
      to.integer = from.as_boolean()->get() ? 1 : 0;
      break;
    case toml::node_type::date:
      to.kind = Node::Kind::date;
      to.string = streamed(from.as_date()->get());
      break;
    case toml::node_type::time:
      to.kind = Node::Kind::time;
      to.string = streamed(from.as_time()->get());
      break;
    case toml::node_type::date_time:
      to.kind = Node::Kind::date_time;
      to.string = streamed(from.as_date_time()->get());
      break;
    case toml::node_type::none:
      break;
  }
  return to;
}

std::optional<toml::table> try_parse(std::string_view text) {
  try {
    return toml::parse(text, std::string_view("x"));
  } catch (toml::parse_error const&) {
    return std::nullopt;
  }
}

// The line that first defined what `line` defines again: the text before it is read by itself, and the
// path that the line (under its own header) names is looked up in there.
int line_of_first(std::string_view text, int line) {
  auto const before = try_parse(lines_before(text, line));
  auto const again = try_parse(with_its_header(text, line));
  if (!before || !again) return 0;
  toml::node const* old = &*before;
  toml::node const* path = &*again;
  while (true) {
    if (auto const* array = old->as_array(); array && !array->empty()) old = &array->back();
    if (auto const* array = path->as_array(); array && !array->empty()) path = &array->back();
    auto const* names = path->as_table();
    auto const* known = old->as_table();
    if (!names || names->empty() || !known) break;
    auto const next = known->find(names->begin()->first.str());
    if (next == known->end()) return 0;
    old = &next->second;
    path = &names->begin()->second;
  }
  return static_cast<int>(old->source().begin.line);
}

void report(toml::parse_error const& error, Source const& source, FileName const& file, Problems& problems) {
  Where const where = where_of(error.source(), file);
  std::string const what(error.description());
  if (what.find("cannot redefine") != std::string::npos) {
    int const first = line_of_first(source.text, where.line);
    std::string const same_line =
        first == 0 ? " (defined before" : " (first defined in line " + std::to_string(first);
    problems.error(where, what + same_line + ") keep one of the two");
    return;
  }
  std::string const line = line_at(source.text, where.line);
  problems.error(where, what + " in `" + shortened(line) + "`" + syntax_advice(what, line));
}

}  // namespace

std::optional<Node> parse_toml(Source const& source, Problems& problems) {
  auto const file = std::make_shared<std::string const>(source.path);
  if (int const line = line_nested_too_deep(source.text)) {
    problems.error({file, line, 0},
                   "nested more than " + std::to_string(kDeepestNesting) + " deep (the limit) flatten it");
    return std::nullopt;
  }
  try {
    auto const table = toml::parse(std::string_view(source.text), std::string_view(source.path));
    Node root;
    root.where = {file, 1, 1};
    convert_table(table, root, file);
    return root;
  } catch (toml::parse_error const& error) {
    report(error, source, file, problems);
    return std::nullopt;
  }
}

std::optional<Node> parse_value(std::string const& text, Where const& where) {
  std::string const document = "value = " + text;
  if (text.find('\n') != std::string::npos || line_nested_too_deep(document)) return std::nullopt;
  auto const table = try_parse(document);
  if (!table || table->size() != 1) return std::nullopt;
  Node node = convert(*table->get("value"), where.file);
  node.where = where;
  return node;
}

Node value_or_text(std::string const& text, Where const& where) {
  auto value = parse_value(text, where);
  return value ? std::move(*value) : Node::text(text, where);
}

}  // namespace ruralsim::scenarios

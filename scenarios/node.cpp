#include "scenarios/node.hpp"

#include <algorithm>
#include <charconv>
#include <cmath>
#include <utility>

namespace ruralsim::scenarios {
namespace {

constexpr std::size_t kExcerpt = 60;

auto position(std::vector<Entry> const& entries, std::string_view key) {
  return std::lower_bound(entries.begin(), entries.end(), key,
                          [](Entry const& e, std::string_view k) { return e.key < k; });
}

std::string real_text(double value) {
  if (std::isnan(value)) return "nan";
  if (std::isinf(value)) return value > 0 ? "inf" : "-inf";
  char buffer[64];
  auto const end = std::to_chars(buffer, buffer + sizeof buffer, value).ptr;
  std::string text(buffer, end);
  bool const has_point = text.find_first_of(".e") != std::string::npos;
  return has_point ? text : text + ".0";
}

template <class Items, class Write>
std::string list(Items const& items, char open, char close, Write write) {
  std::string out(1, open);
  for (auto const& item : items) {
    if (out.size() > 1) out += ", ";
    out += write(item);
  }
  return out + close;
}

}  // namespace

bool Node::is_table_array() const {
  return is_array() && !items.empty() &&
         std::all_of(items.begin(), items.end(), [](Node const& n) { return n.is_table(); });
}

Entry const* Node::find(std::string_view key) const {
  auto const at = position(entries, key);
  return at != entries.end() && at->key == key ? &*at : nullptr;
}

Entry* Node::find(std::string_view key) {
  return const_cast<Entry*>(std::as_const(*this).find(key));
}

Node const* Node::get(std::string_view key) const {
  auto const* entry = find(key);
  return entry ? &entry->value : nullptr;
}

Entry& Node::put(std::string key, Where key_where, Node value) {
  if (auto* entry = find(key)) {
    entry->where = std::move(key_where);
    entry->value = std::move(value);
    return *entry;
  }
  auto const at = position(entries, key);
  return *entries.insert(at, Entry{std::move(key), std::move(key_where), std::move(value)});
}

void Node::erase(std::string_view key) {
  auto const at = position(entries, key);
  if (at != entries.end() && at->key == key) entries.erase(at);
}

Node Node::table(Where where) {
  Node node;
  node.where = std::move(where);
  return node;
}

Node Node::text(std::string value, Where where) {
  Node node;
  node.kind = Kind::text;
  node.string = std::move(value);
  node.where = std::move(where);
  return node;
}

Node Node::whole(std::int64_t value, Where where) {
  Node node;
  node.kind = Kind::integer;
  node.integer = value;
  node.where = std::move(where);
  return node;
}

std::string_view name_of(Node::Kind kind) {
  switch (kind) {
    case Node::Kind::table:
      return "a table";
    case Node::Kind::array:
      return "a list";
    case Node::Kind::text:
      return "text";
    case Node::Kind::integer:
      return "a whole number";
    case Node::Kind::real:
      return "a decimal number";
    case Node::Kind::boolean:
      return "true or false";
    case Node::Kind::date:
      return "a date";
    case Node::Kind::time:
      return "a time of day";
    case Node::Kind::date_time:
      return "a date with time";
  }
  return "a value";
}

std::string in_quotes(std::string_view text) {
  std::string out = "\"";
  for (char const c : text) {
    auto const byte = static_cast<unsigned char>(c);
    if (c == '"' || c == '\\') {
      out += '\\';
      out += c;
    } else if (c == '\n') {
      out += "\\n";
    } else if (c == '\t') {
      out += "\\t";
    } else if (byte < 0x20 || byte == 0x7F) {
      char const* digits = "0123456789ABCDEF";
      out += "\\u00";
      out += digits[byte >> 4];
      out += digits[byte & 15];
    } else {
      out += c;
    }
  }
  return out + '"';
}

std::string to_toml_key(std::string_view key) {
  bool const bare = !key.empty() && std::all_of(key.begin(), key.end(), [](char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '_' || c == '-';
  });
  return bare ? std::string(key) : in_quotes(key);
}

std::string to_toml(Node const& value) {
  switch (value.kind) {
    case Node::Kind::table:
      return list(value.entries, '{', '}',
                  [](Entry const& e) { return to_toml_key(e.key) + " = " + to_toml(e.value); });
    case Node::Kind::array:
      return list(value.items, '[', ']', to_toml);
    case Node::Kind::text:
      return in_quotes(value.string);
    case Node::Kind::integer:
      return std::to_string(value.integer);
    case Node::Kind::real:
      return real_text(value.real);
    case Node::Kind::boolean:
      return value.integer ? "true" : "false";
    case Node::Kind::date:
    case Node::Kind::time:
    case Node::Kind::date_time:
      return value.string;
  }
  return {};
}

std::string excerpt(Node const& value) {
  std::string text = to_toml(value);
  if (text.size() <= kExcerpt) return text;
  std::size_t cut = kExcerpt;
  while (cut > 0 && (static_cast<unsigned char>(text[cut]) & 0xC0u) == 0x80u)
    --cut;  // not within a character
  return text.substr(0, cut) + "...";
}

}  // namespace ruralsim::scenarios

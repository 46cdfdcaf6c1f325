#pragma once

#include "scenarios/where.hpp"

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace ruralsim::scenarios {

struct Entry;

// One value of a scenario document with the place it was written at; the tree a TOML text becomes.
// Plain data: texts, merges and checks work on it, and no other file sees the TOML library.
struct Node {
  enum class Kind { table, array, text, integer, real, boolean, date, time, date_time };

  Kind kind = Kind::table;
  Where where;                 // of the value (of the header, for a table)
  std::vector<Entry> entries;  // table: sorted by key
  std::vector<Node> items;     // array
  std::string string;          // text: its characters; date, time, date-time: as ISO 8601
  std::int64_t integer = 0;    // integer, and boolean as 0 or 1
  double real = 0;

  bool is(Kind k) const { return kind == k; }
  bool is_table() const { return kind == Kind::table; }
  bool is_array() const { return kind == Kind::array; }
  bool is_table_array() const;  // an array of one or more tables, and nothing else

  Entry const* find(std::string_view key) const;
  Entry* find(std::string_view key);
  Node const* get(std::string_view key) const;
  Entry& put(std::string key, Where key_where, Node value);  // adds or replaces
  void erase(std::string_view key);

  static Node table(Where where);
  static Node text(std::string value, Where where);
  static Node whole(std::int64_t value, Where where);
};

struct Entry {
  std::string key;
  Where where;  // of the key
  Node value;
};

std::string_view name_of(Node::Kind kind);

// The value as TOML would write it on one line: for messages and for printing documents back. Numbers
// are written by to_chars, so reading them again gives the same value.
std::string to_toml(Node const& value);
std::string to_toml_key(std::string_view key);
std::string in_quotes(std::string_view text);

// The same, cut to a length fit for a message.
std::string excerpt(Node const& value);

}  // namespace ruralsim::scenarios

#include "experiments/study/table_reader.hpp"

#include "experiments/study/plain_line.hpp"
#include "scenarios/nearest.hpp"

#include <algorithm>

namespace ruralsim::experiments {

using scenarios::Node;

Node const* TableReader::find(std::string_view key) {
  known_.emplace_back(key);
  return table_.get(key);
}

Node const* TableReader::node(std::string_view key) {
  return find(key);
}

void TableReader::wrong(std::string_view key, std::string const& why) {
  auto const* value = table_.get(key);
  auto const& where = value ? value->where : table_.where;
  std::string const given = value ? " = " + scenarios::excerpt(*value) : "";
  problems_.error(where, std::string(key) + given + " " + why);
}

void TableReader::need(std::string_view key, std::string_view why) {
  if (!table_.get(key))
    problems_.error(table_.where, name_ + " " + std::string(key) + " is missing " + std::string(why));
}

std::optional<std::string> TableReader::text(std::string_view key) {
  auto const* value = find(key);
  if (!value) return std::nullopt;
  if (value->is(Node::Kind::text) && !value->string.empty()) return value->string;
  wrong(key, "(must be a text) put it in quotes");
  return std::nullopt;
}

std::optional<std::string> TableReader::line(std::string_view key) {
  auto words = text(key);
  if (words && !is_plain_line(*words)) wrong(key, std::string(not_a_plain_line));
  return words;
}

std::string TableReader::place(std::string_view key) const {
  auto const* value = table_.get(key);
  return (value ? value->where : table_.where).text();
}

scenarios::Where const& TableReader::where_of(std::string_view key, std::string const& text) const {
  auto const* value = table_.get(key);
  if (!value) return table_.where;
  auto const is_it = [&](Node const& item) { return item.is(Node::Kind::text) && item.string == text; };
  auto const found = std::find_if(value->items.rbegin(), value->items.rend(), is_it);
  return found == value->items.rend() ? value->where : found->where;
}

std::optional<std::uint64_t> TableReader::whole(std::string_view key, std::uint64_t least,
                                                std::uint64_t most) {
  auto const* value = find(key);
  if (!value) return std::nullopt;
  if (value->is(Node::Kind::integer) && value->integer >= 0 &&
      static_cast<std::uint64_t>(value->integer) >= least &&
      static_cast<std::uint64_t>(value->integer) <= most)
    return static_cast<std::uint64_t>(value->integer);
  wrong(key, "(must be a whole number from " + std::to_string(least) + " to " + std::to_string(most) + ")");
  return std::nullopt;
}

std::optional<bool> TableReader::flag(std::string_view key) {
  auto const* value = find(key);
  if (!value) return std::nullopt;
  if (value->is(Node::Kind::boolean)) return value->integer != 0;
  wrong(key, "(must be true or false)");
  return std::nullopt;
}

std::vector<std::string> TableReader::texts(std::string_view key) {
  auto const* value = find(key);
  if (!value) return {};
  if (value->is(Node::Kind::text)) return {value->string};
  std::vector<std::string> all;
  for (auto const& item : value->items)
    if (item.is(Node::Kind::text)) all.push_back(item.string);
  if (!value->is_array() || all.size() != value->items.size())
    wrong(key, "(must be a text or a list of texts) put each in quotes");
  return all;
}

std::optional<std::size_t> TableReader::choice(std::string_view key,
                                               std::span<std::string_view const> words) {
  auto const* value = find(key);
  if (!value) return std::nullopt;
  std::vector<std::string> const known(words.begin(), words.end());
  auto const at = std::find(known.begin(), known.end(), value->is(Node::Kind::text) ? value->string : "");
  if (at != known.end()) return static_cast<std::size_t>(at - known.begin());
  std::string all;
  for (auto const& word : known) all += (all.empty() ? "" : ", ") + word;
  wrong(key, "(must be one of " + all + ")" + scenarios::did_you_mean(value->string, known));
  return std::nullopt;
}

std::vector<Node const*> TableReader::tables(std::string_view key) {
  auto const* value = find(key);
  std::vector<Node const*> all;
  if (!value) return all;
  if (!value->is_table_array()) {
    wrong(key, "(must be tables of their own) write each as [[" + std::string(key) + "]]");
    return all;
  }
  for (auto const& item : value->items) all.push_back(&item);
  return all;
}

void TableReader::refuse_others() {
  for (auto const& entry : table_.entries)
    if (std::find(known_.begin(), known_.end(), entry.key) == known_.end())
      problems_.error(entry.where, entry.key + " (unknown key of " + name_ + ")" +
                                       scenarios::did_you_mean(entry.key, known_));
}

}  // namespace ruralsim::experiments

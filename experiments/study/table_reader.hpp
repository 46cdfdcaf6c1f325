// Reads the keys of one table of a study file, each once; says what is wrong with each, and which are not
// known.
#pragma once

#include "scenarios/node.hpp"
#include "scenarios/problems.hpp"

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace ruralsim::experiments {

class TableReader {
 public:
  // `name`: what it is to the reader, "[design]". Keeps references to both.
  TableReader(scenarios::Node const& table, std::string name, scenarios::Problems& problems)
      : table_(table), name_(std::move(name)), problems_(problems) {}

  std::optional<std::string> text(std::string_view key);
  // One line, for people to read.
  std::optional<std::string> line(std::string_view key);
  // A whole number from `least` to `most`.
  std::optional<std::uint64_t> whole(std::string_view key, std::uint64_t least, std::uint64_t most);
  std::optional<bool> flag(std::string_view key);
  // A text or a list of texts.
  std::vector<std::string> texts(std::string_view key);
  // One of the words; tells all of them where it is not.
  std::optional<std::size_t> choice(std::string_view key, std::span<std::string_view const> words);
  // An array of tables; none if it is absent.
  std::vector<scenarios::Node const*> tables(std::string_view key);
  scenarios::Node const* node(std::string_view key);  // whatever it is; null if absent

  // file:line:column of the key's value, or of the table.
  std::string place(std::string_view key) const;
  // Of the last of a list's texts that is this one; else as above.
  scenarios::Where const& where_of(std::string_view key, std::string const& text) const;
  // The key has to be there.
  void need(std::string_view key, std::string_view why);
  void wrong(std::string_view key, std::string const& why);
  void wrong(std::string const& why) { problems_.error(table_.where, name_ + " " + why); }
  // To be called last: keys that nobody asked for.
  void refuse_others();

  scenarios::Problems& problems() { return problems_; }

 private:
  scenarios::Node const* find(std::string_view key);

  scenarios::Node const& table_;
  std::string name_;
  scenarios::Problems& problems_;
  std::vector<std::string> known_;
};

}  // namespace ruralsim::experiments

#pragma once

#include "scenarios/csv.hpp"
#include "scenarios/draft.hpp"
#include "scenarios/node.hpp"
#include "scenarios/problems.hpp"
#include "scenarios/source.hpp"

#include <map>
#include <optional>
#include <string>
#include <vector>

namespace ruralsim::scenarios {

// A table that tells of many counties, its rows by county.
struct TableByCounty {
  CsvTable table;
  std::map<std::string, std::vector<std::size_t>> rows;

  std::vector<std::size_t> const* of(std::string const& county) const;
};

// Those that [network] names: villages, centers, roads.
struct NetworkTables {
  std::optional<TableByCounty> villages, centers, roads;
};

// Reads them and adds them to `sources`. Rows of counties that are not among `counties` are reported, as is
// all that read_csv finds.
NetworkTables read_network_tables(NetworkDraft const& draft, Node const& root,
                                  std::vector<std::string> const& counties, std::vector<Source>& sources,
                                  Problems& problems);

std::vector<Column> village_columns();
std::vector<Column> center_columns();

// A table that a key of [network] names; nothing if it cannot be read, which is reported at the key.
std::optional<Source> read_network_file(std::string const& path, char const* key, Node const& root,
                                        Problems& problems);

}  // namespace ruralsim::scenarios

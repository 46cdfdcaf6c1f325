// Small studies for tests that use them as a user would.
#pragma once

#include "tests/cli/shell.hpp"

#include <string>

namespace ruralsim::cli {

// Two weeks of twelve villages, run and merged as s.h5 in a folder of its own.
inline std::string with_study(std::string const& rest, std::string const& line) {
  return in_own_folder +
         "printf '%s\\n' 'schema = 1' '[study]' 'responses = [\"next_day_rate\", \"cost_per_parcel\", "
         "\"trucks\"]' "
         "\"scenario = \\\"$root/scenarios/village-12.toml\\\"\" "
         "'set = [\"run.length=14 days\", \"run.warm_up=0 days\"]' " +
         rest +
         " '[end]' > s.toml; ruralsim study run s.toml -q >/dev/null && ruralsim study merge s.toml -q; " +
         line;
}

inline constexpr char const* plans =
    "'[design]' 'kind = \"list\"' '[replications]' 'count = 4' '[[point]]' 'name = \"now\"' '[[point]]' "
    "'name = \"truck\"' 'set = [\"county.twelve.trucks=2\"]' '[[point]]' 'name = \"early\"' "
    "'set = [\"warehouse.cut_offs=[\\\"06:00\\\"]\"]'";

inline std::string varied(std::string const& design, std::string const& count = "3") {
  return "'[design]' " + design + " '[replications]' 'count = " + count +
         "' '[[factor]]' 'name = \"trucks\"' 'key = \"county.twelve.trucks\"' 'values = [1, 2, 3]' "
         "'[[factor]]' 'name = \"cut_off\"' 'key = \"warehouse.cut_offs\"' "
         "'values = [[\"06:00\"], [\"12:00\"], [\"18:00\"]]'";
}

// The number that follows a key of a line of JSON.
inline double number_after(std::string const& json, std::string const& key) {
  auto const at = json.find("\"" + key + "\": ");
  return at == std::string::npos ? -1 : std::stod(json.substr(at + key.size() + 4));
}

}  // namespace ruralsim::cli

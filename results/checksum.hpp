#pragma once
// A checksum of values, not of bytes: the same on every machine, whatever the file's
// chunks and compression. It finds damage; it is no defence against forgery.

#include "results/table.hpp"

#include <cstdint>
#include <string>
#include <string_view>

namespace ruralsim::results {

std::uint64_t checksum(Variable const& variable);  // of its name and its values

// Of all variables of a group, in any order: 16 hexadecimal digits.
std::string group_checksum(Tables const& tables, std::string_view group);

}  // namespace ruralsim::results

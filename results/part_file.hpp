#pragma once
// Names of unfinished files, `NAME.part.<host>.<pid>`, and the removal of those whose writer is gone.

#include "results/file.hpp"

#include <string>

namespace ruralsim::results {

// The name that this process uses for `name`. A name too long for the ending keeps its
// beginning and gets a checksum, so that no component exceeds 255 bytes.
std::string part_name(std::string const& name);

// Creates the file in `folder` and locks it for as long as it is open; errno (negative) on failure.
Fd create_part(int folder, std::string const& part, int& error);

// Removes the part files of `name` whose writer was a process of this host that no longer lives.
void remove_stale_parts(int folder, std::string const& name);

}  // namespace ruralsim::results

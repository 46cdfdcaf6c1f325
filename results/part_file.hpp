#pragma once
// Names of unfinished files, `NAME.part.<host>.<pid>`, and the removal of those whose writer is gone.

#include "results/file.hpp"

#include <ctime>
#include <filesystem>
#include <string>
#include <vector>

namespace ruralsim::results {

// The name that this process uses for `name`. A name too long for the ending keeps its
// beginning and gets a checksum, so that no component exceeds 255 bytes.
std::string part_name(std::string const& name);

// Creates the file in `folder` and locks it for as long as it is open; errno (negative) on failure.
Fd create_part(int folder, std::string const& part, int& error);

// The part files and part folders of `name` whose writer was a process of this host that no longer lives.
std::vector<std::string> stale_parts(int folder, std::string const& name);

// Removes the part files of `name` whose writer was a process of this host that no longer lives.
void remove_stale_parts(int folder, std::string const& name);

// Removes from a folder the part files, of whatever name, whose writers are gone: processes of this host that
// no longer live, and others that have written nothing for a day and hold no lock. `now` is the time by the
// file system's own clock, which a file that was just written there tells.
void remove_dead_parts(std::filesystem::path const& folder, std::time_t now);

}  // namespace ruralsim::results

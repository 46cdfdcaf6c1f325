// Which program this is; version.cpp is made by the build from the project's version and its commit.
#pragma once

#include <string_view>

namespace ruralsim::cli {

extern std::string_view const kVersion;  // "0.1.0"
extern std::string_view const
    kCommit;  // "3f2c1ab", with "-dirty" for uncommitted changes; "unknown" outside git
extern std::string_view const kBuilt;  // "GNU 12.2.0, Release"

}  // namespace ruralsim::cli

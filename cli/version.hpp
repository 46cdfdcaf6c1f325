// Which program this is; version.cpp is made by the build from the project's version and its commit.
#pragma once

#include <string_view>

namespace ruralsim::cli {

extern std::string_view const kVersion;  // "0.1.0"
// "3f2c1ab"; with "-dirty-" and a hash of all sources where these are not the commit's; "unknown-" and that
// hash outside git. Programs of one name are made of the same sources.
extern std::string_view const kCommit;
extern std::string_view const kBuilt;  // "GNU 12.2.0, Release"

}  // namespace ruralsim::cli

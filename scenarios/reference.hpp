#pragma once

#include <span>
#include <string>
#include <string_view>

namespace ruralsim::scenarios {

// Where a default comes from, by the number used in the table of fields.
struct SourceNote {
  std::string_view number;
  std::string_view text;
};
std::span<SourceNote const> source_notes();

// docs/scenario-reference.md: how scenarios are written, and every key with its form, range, default, source
// and meaning.
std::string reference_markdown();

// The same for editors: a JSON Schema (draft 2020-12) of scenario files.
std::string reference_json_schema();

}  // namespace ruralsim::scenarios

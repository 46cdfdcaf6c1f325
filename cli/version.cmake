# Run at every build: writes version.cpp, and touches it only if something in it has changed.
execute_process(COMMAND git -C ${SOURCE} describe --always --dirty --exclude=*
  OUTPUT_VARIABLE commit OUTPUT_STRIP_TRAILING_WHITESPACE ERROR_QUIET RESULT_VARIABLE failed)
if(failed OR NOT commit)
  set(commit unknown)
endif()
set(text "#include \"cli/version.hpp\"

namespace ruralsim::cli {

std::string_view const kVersion = \"${VERSION}\";
std::string_view const kCommit = \"${commit}\";
std::string_view const kBuilt = \"${BUILT}\";

}  // namespace ruralsim::cli
")
if(EXISTS ${OUTPUT})
  file(READ ${OUTPUT} before)
endif()
if(NOT "${before}" STREQUAL "${text}")
  file(WRITE ${OUTPUT} "${text}")
endif()

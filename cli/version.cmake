# Run at every build: writes version.cpp, and touches it only if something in it has changed.
#
# What a commit does not say is said by a hash of all sources that the program is made of: "3f2c1ab" if they are
# those of the commit, "3f2c1ab-dirty-0a1b2c3d" if they are not, "unknown-0a1b2c3d" outside git (of a tarball). So two
# programs of one name are made of the same sources, and cells of a study that bear it can stand together.
# What else differs from the commit (tests, documents, scenarios) makes no other program.
cmake_minimum_required(VERSION 3.25)

set(rooms sim models scenarios results viz experiments cli)
set(code "\\.(cpp|hpp|cmake|js|css|json)$|/CMakeLists\\.txt$")

# The first eight digits of a hash of the names and contents of all sources.
function(hash_of_sources into)
  set(files CMakeLists.txt)
  foreach(room IN LISTS rooms)
    file(GLOB_RECURSE of_room RELATIVE ${SOURCE} ${SOURCE}/${room}/*)
    list(FILTER of_room INCLUDE REGEX "${code}")
    list(APPEND files ${of_room})
  endforeach()
  list(SORT files)
  set(all "")
  foreach(name IN LISTS files)
    file(SHA256 ${SOURCE}/${name} of_file)
    string(APPEND all "${name} ${of_file}\n")
  endforeach()
  string(SHA256 hash "${all}")
  string(SUBSTRING ${hash} 0 8 hash)
  set(${into} ${hash} PARENT_SCOPE)
endfunction()

# Runs git there; `into` is what it says, or NONE if it fails.
function(ask_git into)
  execute_process(COMMAND git -C ${SOURCE} --no-optional-locks ${ARGN}
    OUTPUT_VARIABLE said OUTPUT_STRIP_TRAILING_WHITESPACE ERROR_QUIET RESULT_VARIABLE failed)
  if(failed)
    set(said NONE)
  endif()
  set(${into} "${said}" PARENT_SCOPE)
endfunction()

# Sources unpacked inside another repository are none of its commits'.
ask_git(ours ls-files --error-unmatch CMakeLists.txt cli/version.cmake)
ask_git(commit describe --always --exclude=*)
if(ours STREQUAL NONE OR commit STREQUAL NONE)
  hash_of_sources(hash)
  set(commit unknown-${hash})
else()
  set(paths CMakeLists.txt)
  foreach(room IN LISTS rooms)
    list(APPEND paths ":(glob)${room}/**/*.cpp" ":(glob)${room}/**/*.hpp" ":(glob)${room}/**/*.cmake"
      ":(glob)${room}/**/*.js" ":(glob)${room}/**/*.css" ":(glob)${room}/**/*.json" ":(glob)${room}/**/CMakeLists.txt")
  endforeach()
  ask_git(changes status --porcelain --untracked-files=all -- ${paths})
  if(changes)
    hash_of_sources(hash)
    string(APPEND commit -dirty-${hash})
  endif()
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

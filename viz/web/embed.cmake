# Writes OUTPUT, a C++ source with our own FILES, each under its name, and those that FETCHED lists, each under its path
# in PACKAGES. The bytes stand in raw string literals, so they are what the files hold.
set(around _ruralsim_)

function(append_file name path)
  file(READ ${path} bytes)
  string(FIND "${bytes}" ")${around}\"" clash)
  if(NOT clash EQUAL -1)
    message(FATAL_ERROR "${path} contains )${around}\", which ends a constant of ${OUTPUT}")
  endif()
  file(APPEND ${OUTPUT}.new "    {\"${name}\", R\"${around}(")
  file(APPEND ${OUTPUT}.new "${bytes}")
  file(APPEND ${OUTPUT}.new ")${around}\"},\n")
endfunction()

function(append_table name)
  file(APPEND ${OUTPUT}.new "constexpr EmbeddedFile ${name}[] = {\n")
  foreach(pair IN LISTS ARGN)
    string(REPLACE "|" ";" pair "${pair}")
    list(GET pair 0 file)
    list(GET pair 1 path)
    append_file(${file} ${path})
  endforeach()
  file(APPEND ${OUTPUT}.new "    {\"\", \"\"}};  // the end, since no array is empty\n\n")
endfunction()

set(own "")
foreach(path IN LISTS FILES)
  get_filename_component(name ${path} NAME)
  list(APPEND own "${name}|${path}")
endforeach()
set(of_packages "")
if(FETCHED)
  file(READ ${FETCHED} fetched)
  foreach(file IN LISTS fetched)
    list(APPEND of_packages "${file}|${PACKAGES}/${file}")
  endforeach()
endif()

file(WRITE ${OUTPUT}.new "// Made by viz/web/embed.cmake.\n#include \"viz/embedded.hpp\"\n\nnamespace ruralsim::viz {\nnamespace {\n\n")
append_table(kOwn ${own})
append_table(kOfPackages ${of_packages})
file(APPEND ${OUTPUT}.new "}  // namespace

std::span<EmbeddedFile const> own_web_files() {
  return std::span(kOwn).first(std::size(kOwn) - 1);
}

std::span<EmbeddedFile const> package_files() {
  return std::span(kOfPackages).first(std::size(kOfPackages) - 1);
}

}  // namespace ruralsim::viz
")
file(RENAME ${OUTPUT}.new ${OUTPUT})

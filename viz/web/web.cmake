# What pages are made of beside their text: our own scripts and style sheets (*.js, *.css of this folder) and files of
# npm packages, all as constants of one source that is made here (viz/embedded.hpp). No file of others is in the
# repository: `npm ci` fetches them into the build folder once. Where that is impossible the pages have no such files.
set(RURALSIM_NPM AUTO CACHE STRING "npm packages in pages: ON (needed), OFF, or AUTO (where npm and a network or its cache are there)")
set_property(CACHE RURALSIM_NPM PROPERTY STRINGS AUTO ON OFF)
set(web_packages uplot/LICENSE uplot/dist/uPlot.iife.min.js uplot/dist/uPlot.min.css)

set(web_source ${CMAKE_CURRENT_SOURCE_DIR}/web)
set(web_build ${CMAKE_CURRENT_BINARY_DIR}/web)
set(fetched ${web_build}/packages)  # which it lists: none after a failure
file(GLOB web_files CONFIGURE_DEPENDS ${web_source}/*.js ${web_source}/*.css)
find_program(RURALSIM_NPM_PROGRAM npm)
mark_as_advanced(RURALSIM_NPM_PROGRAM)

if(RURALSIM_NPM STREQUAL OFF)
  set(fetched "")
elseif(NOT RURALSIM_NPM_PROGRAM AND RURALSIM_NPM STREQUAL AUTO)
  message(STATUS "npm is not there: pages will be without its packages (install npm, or say -DRURALSIM_NPM=OFF)")
  set(fetched "")
else()
  if(EXISTS ${fetched})
    file(READ ${fetched} packages)
    if(NOT packages)
      file(REMOVE ${fetched})  # what failed is tried again whenever the build is configured anew
    endif()
  endif()
  add_custom_command(OUTPUT ${fetched}
    COMMAND ${CMAKE_COMMAND} "-DNPM=${RURALSIM_NPM_PROGRAM}" -DNEEDED=${RURALSIM_NPM} -DFROM=${web_source} -DTO=${web_build}
      "-DFILES=${web_packages}" -DFETCHED=${fetched} -P ${web_source}/fetch.cmake
    DEPENDS ${web_source}/package.json ${web_source}/package-lock.json ${web_source}/.npmrc ${web_source}/fetch.cmake
    COMMENT "npm packages for pages" VERBATIM)
endif()

set(embedded ${web_build}/embedded.cpp)
add_custom_command(OUTPUT ${embedded}
  COMMAND ${CMAKE_COMMAND} "-DFILES=${web_files}" -DPACKAGES=${web_build}/node_modules -DFETCHED=${fetched}
    -DOUTPUT=${embedded} -P ${web_source}/embed.cmake
  DEPENDS ${web_files} ${fetched} ${web_source}/embed.cmake VERBATIM)
set_source_files_properties(${embedded} PROPERTIES SKIP_UNITY_BUILD_INCLUSION ON)
target_sources(ruralsim_viz PRIVATE ${embedded})

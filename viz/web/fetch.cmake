# Fetches the npm packages of the lock file into TO/node_modules and lists those of FILES that pages embed in FETCHED.
# A failure leaves that list empty, tells why and is no error unless the packages are NEEDED. Without a network npm gives
# up at once or, where nothing answers, after the limit below.
if(NOT LIMIT)
  set(LIMIT 30)  # seconds
endif()

function(give_up why)
  if(NEEDED STREQUAL ON)
    message(FATAL_ERROR "npm packages for pages: ${why} (RURALSIM_NPM is ON; with AUTO or OFF pages do without)")
  endif()
  message("note: npm packages for pages: ${why}; pages will be without them (cmake, run again, has the next build try again)")
  file(REMOVE_RECURSE ${TO}/node_modules)
  file(WRITE ${FETCHED} "")
endfunction()

file(MAKE_DIRECTORY ${TO})
file(COPY ${FROM}/package.json ${FROM}/package-lock.json ${FROM}/.npmrc DESTINATION ${TO})
execute_process(COMMAND ${NPM} ci --loglevel=error WORKING_DIRECTORY ${TO} TIMEOUT ${LIMIT}
  RESULT_VARIABLE result OUTPUT_VARIABLE said ERROR_VARIABLE said)
if(NOT result STREQUAL 0)
  string(REGEX MATCHALL "[^\n]+" lines "${said}")
  list(LENGTH lines count)
  if(count GREATER 0)
    list(GET lines 0 said)
  endif()
  give_up("npm ci ended with '${result}' ${said}")
  return()
endif()
foreach(file IN LISTS FILES)
  if(NOT EXISTS ${TO}/node_modules/${file})
    give_up("npm ci brought no ${file}")
    return()
  endif()
endforeach()
file(WRITE ${FETCHED} "${FILES}")

#pragma once

#include <memory>
#include <string>

namespace ruralsim::scenarios {

// A place in a text somebody wrote: file, line and column (both from 1; 0 when there is none, as for a
// value given on the command line, whose "file" is the option itself).
struct Where {
  std::shared_ptr<std::string const> file;
  int line = 0;
  int column = 0;

  std::string text() const {
    std::string out = file ? *file : std::string("(unknown)");
    if (line > 0) out += ":" + std::to_string(line);
    if (line > 0 && column > 0) out += ":" + std::to_string(column);
    return out;
  }
};

inline Where in_file(std::string const& path, int line = 0, int column = 0) {
  return {std::make_shared<std::string const>(path), line, column};
}

}  // namespace ruralsim::scenarios

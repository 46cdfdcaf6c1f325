// The scenario files of docs/what-if.md work as they stand there.
#include "scenarios/load.hpp"

#include <filesystem>
#include <fstream>
#include <sstream>

#include <gtest/gtest.h>

namespace ruralsim::scenarios {
namespace {

namespace fs = std::filesystem;

std::vector<std::string> files_of_the_page() {
  std::ostringstream page;
  page << std::ifstream("docs/what-if.md").rdbuf();
  std::string const text = page.str(), begin = "```toml\n", end = "```";
  std::vector<std::string> files;
  for (auto at = text.find(begin); at != std::string::npos; at = text.find(begin, at)) {
    at += begin.size();
    files.push_back(text.substr(at, text.find(end, at) - at));
  }
  return files;
}

TEST(WhatIf, HasFilesThatLoad) {
  auto const files = files_of_the_page();
  ASSERT_GE(files.size(), 4U);
  auto const folder = fs::path(testing::TempDir()) / "what-if";
  fs::remove_all(folder);
  fs::copy("scenarios", folder);
  for (auto const& file : files) {
    auto const path = folder / "recipe.toml";
    std::ofstream(path) << file;
    EXPECT_NO_THROW(load(path.string())) << file;
  }
}

}  // namespace
}  // namespace ruralsim::scenarios

// What the tests of the whole program share: a folder of their own, and command lines run in bash.
#pragma once

#include "results/compare.hpp"
#include "results/netcdf.hpp"
#include "sim/text.hpp"
#include "tests/cli/shell.hpp"

#include <algorithm>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <stdexcept>
#include <string>
#include <vector>

#include <gmock/gmock.h>

namespace ruralsim::whole {

namespace fs = std::filesystem;
using cli::Outcome;

#ifdef __SANITIZE_ADDRESS__
inline constexpr bool kSanitized = true;
#else
inline constexpr bool kSanitized = false;
#endif

inline std::string const kVillage = "scenarios/village-12.toml";
inline std::string const kWest = "scenarios/west-county-2018.toml";
inline std::string const kMonth = " --set run.length='28 days' --set run.warm_up='0 days' ";

// All of one region that are meant to be run: a base has nothing to run by itself, and the plans of a whole
// country are asked for one by one (kNation).
inline std::string const kNation = "scenarios/rural-taobao-2018-2021.toml";
inline std::vector<std::string> shipped_scenarios() {
  std::vector<std::string> all;
  for (auto const& entry : fs::directory_iterator("scenarios")) {
    auto const name = entry.path().filename().native();
    if (entry.path().extension() == ".toml" && !name.starts_with("base-") &&
        !name.starts_with("rural-taobao"))
      all.push_back(entry.path().native());
  }
  std::sort(all.begin(), all.end());
  return all;
}

inline std::string text_of(fs::path const& path) {
  std::ifstream file(path, std::ios::binary);
  return {std::istreambuf_iterator<char>(file), {}};
}

class Whole : public ::testing::Test {
 protected:
  Whole() {
    std::string pattern = (fs::temp_directory_path() / "ruralsim_whole_XXXXXX").native();
    if (!::mkdtemp(pattern.data())) throw std::runtime_error("no temporary folder");
    folder_ = pattern;
  }
  ~Whole() override {
    std::error_code ignored;
    fs::remove_all(folder_, ignored);
  }

  fs::path place(std::string const& name) const { return folder_ / name; }
  std::string put(std::string const& name, std::string const& text) const {
    std::ofstream(place(name), std::ios::binary) << text;
    return place(name).native();
  }
  // In bash, at the project's root, with $d being the folder; standard error is told as well.
  Outcome sh(std::string const& line) const {
    return cli::shell("d='" + folder_.native() + "'; exec 2>&1; " + line);
  }
  // `ruralsim WORDS`, which must succeed.
  std::string done(std::string const& words) const {
    Outcome const outcome = sh("ruralsim " + words);
    EXPECT_EQ(outcome.code, 0) << "ruralsim " << words << "\n" << outcome.out;
    return outcome.out;
  }
  // The same bytes in every dataset and attribute outside /provenance.
  void expect_same(results::Tables const& a, std::string const& b) const {
    auto const found = results::differences(a, results::read(place(b)));
    EXPECT_TRUE(found.empty()) << results::describe(found.front());
  }
  // By HDF5's own tool as well. (It says "not comparable" of empty sets, which expect_same() does compare.)
  void expect_same_files(std::string const& a, std::string const& b) const {
    Outcome const diff = sh("h5diff --exclude-path /provenance \"$d\"/" + a + " \"$d\"/" + b);
    EXPECT_EQ(diff.code, 0) << diff.out;
    expect_same(results::read(place(a)), b);
  }

  fs::path folder_;
};

}  // namespace ruralsim::whole

// The same cells give the same file wherever it is merged.
#include "experiments/study/kept_files.hpp"

#include "experiments/study/merge.hpp"
#include "experiments/study/reproduce.hpp"
#include "results/netcdf.hpp"
#include "tests/experiments/study/study_folder.hpp"

#include <cstddef>
#include <vector>

#include <gmock/gmock.h>

namespace ruralsim::experiments {
namespace {

namespace fs = std::filesystem;

// Works in another folder while it lives.
class WorkingIn {
 public:
  explicit WorkingIn(fs::path const& folder) : before_(fs::current_path()) { fs::current_path(folder); }
  ~WorkingIn() { fs::current_path(before_); }
  WorkingIn(WorkingIn const&) = delete;
  WorkingIn& operator=(WorkingIn const&) = delete;

 private:
  fs::path before_;
};

// A study in a folder beside that of its scenario, with a table, which extends a study.
struct Kept : testing::Test {
  support::Folder folder;
  fs::path const top = fs::canonical(folder.path());
  fs::path const cells = top / "cells";
  CellStore store{cells, this_program};

  void SetUp() override {
    fs::create_directories(top / "plans" / "deep");
    fs::create_directories(top / "base");
    for (auto const& entry : fs::directory_iterator("scenarios"))
      if (entry.path().filename().string().starts_with("village-12")) fs::copy(entry.path(), top / "base");
    std::ofstream(top / "common.toml") << "schema = 1\n[replications]\ncount = 2\n[end]\n";
    std::ofstream(top / "plans" / "s.toml")
        << "schema = 1\nextends = \"../common.toml\"\n[study]\nscenario = \"../base/village-12.toml\"\n"
           "set = [\"run.length='7 days'\", \"run.warm_up='0 days'\"]\n"
           "[[factor]]\nname = \"trucks\"\nkey = \"county.twelve.trucks\"\nvalues = [1, 2]\n[end]\n";
  }

  results::Tables merged(fs::path const& where, std::string const& path) {
    WorkingIn const there(where);
    auto const prepared = prepare(read_study(path), 1);
    run_all(prepared, store, cells);
    return merge(prepared, state_of(prepared, store), this_program, {});
  }
  static std::vector<std::byte> bytes_but_provenance(results::Tables tables) {
    EXPECT_NE(tables.find_attribute("provenance", "study"), nullptr);
    tables.set("provenance", "study", std::string("anywhere"));
    return results::encode(tables);
  }
};

TEST_F(Kept, AreCalledAsTheStudySeesThem) {
  auto const tables = merged(top / "plans" / "deep", "../s.toml");
  auto const paths = tables.at("files/path").values<std::string>();
  EXPECT_EQ(paths[0], "s.toml");
  EXPECT_EQ(paths[1], "../common.toml");
  EXPECT_EQ(paths[2], "../base/village-12.toml");
}

TEST_F(Kept, AreTheSameFromEveryFolder) {
  auto const beside = merged(top / "plans", "s.toml");
  auto const bytes = bytes_but_provenance(beside);
  EXPECT_EQ(bytes_but_provenance(merged(top, "plans/s.toml")), bytes);
  EXPECT_EQ(bytes_but_provenance(merged(top / "plans" / "deep", "../s.toml")), bytes);
  EXPECT_EQ(bytes_but_provenance(merged(top / "base", "./../plans/deep/../s.toml")), bytes);
  EXPECT_EQ(bytes_but_provenance(merged(top / "base", (top / "plans" / "s.toml").string())), bytes);
  EXPECT_EQ(bytes_but_provenance(merged("/", (top / "plans" / "s.toml").string())), bytes);
}

TEST_F(Kept, AreEnoughToRunACellAgain) {
  auto const tables = merged("/", (top / "plans" / "s.toml").string());
  fs::remove_all(top / "plans");
  fs::remove_all(top / "base");
  EXPECT_TRUE(reproduce(tables, 1, 1, never_stopped).same());
}

TEST_F(Kept, StayWhereAFileSaysSo) {
  auto const base = (top / "base" / "village-12.toml").string();
  std::ofstream(top / "base" / "over.toml") << "schema = 1\nextends = \"" << base << "\"\n[end]\n";
  std::ofstream(top / "plans" / "s.toml")
      << "schema = 1\n[study]\nscenario = \"../base/over.toml\"\n"
         "set = [\"run.length='7 days'\", \"run.warm_up='0 days'\"]\n"
         "[[factor]]\nname = \"trucks\"\nkey = \"county.twelve.trucks\"\nvalues = [1]\n"
         "[replications]\ncount = 1\n[end]\n";
  auto const beside = merged(top / "plans", "s.toml");
  auto const paths = beside.at("files/path").values<std::string>();
  EXPECT_EQ(paths[1], "../base/over.toml");
  EXPECT_EQ(paths[2], base);
  auto const far = merged("/", (top / "plans" / "s.toml").string());
  EXPECT_EQ(bytes_but_provenance(far), bytes_but_provenance(beside));
  fs::remove_all(top / "plans");
  fs::remove_all(top / "base");
  EXPECT_TRUE(reproduce(far, 0, 0, never_stopped).same());
}

}  // namespace
}  // namespace ruralsim::experiments

// The tools that users open a result file with.

#include "tests/results/hand_made.hpp"
#include "tests/results/support.hpp"

#include <array>
#include <cstdio>

#include <gmock/gmock.h>

namespace ruralsim::results {
namespace {

using ::testing::HasSubstr;

struct Said {
  int code = 0;
  std::string text{};
};

Said run(std::string const& command) {
  Said said;
  FILE* pipe = ::popen((command + " 2>&1").c_str(), "r");
  std::array<char, 4096> block{};
  while (std::size_t const got = std::fread(block.data(), 1, block.size(), pipe))
    said.text.append(block.data(), got);
  int const status = ::pclose(pipe);
  said.code = WIFEXITED(status) ? WEXITSTATUS(status) : 128;
  return said;
}

bool missing(std::string const& tool) {
  return run("command -v " + tool).code != 0;
}

using Tools = Files;

TEST_F(Tools, NcdumpShowsNamedDimensionsUnitsAndDates) {
  if (missing("ncdump")) GTEST_SKIP() << "ncdump is not installed (package netcdf-bin)";
  write_to(place("a.h5"), sample());
  auto const said = run("ncdump -h " + place("a.h5").native());
  EXPECT_EQ(said.code, 0) << said.text;
  for (char const* line :
       {"double next_day_rate(replicate, county, week) ;", "string county_id(county) ;", "int week(week) ;",
        "week:units = \"days since 2018-07-01\" ;", "int placed(order) ;", "float backlog(age) ;",
        ":Conventions = \"CF-1.12, ACDD-1.3\" ;"})
    EXPECT_THAT(said.text, HasSubstr(line));
  EXPECT_THAT(said.text, ::testing::Not(HasSubstr("phony")));
}

TEST_F(Tools, XarrayOpensEveryGroupWithBothEnginesAndUdunitsKnowsEveryUnit) {
  for (int orders : {0, 100, 100'000}) {
    write_to(place("a.h5"), sample(orders, 200), Existing::replace);
    auto const said = run("/usr/bin/python3 tests/results/open_result.py " + place("a.h5").native());
    if (said.code == 77 || said.code == 127)
      GTEST_SKIP() << "a Python package is not installed: " << said.text;
    EXPECT_EQ(said.code, 0) << said.text;
  }
}

Tables figures_with_orders() {
  auto county = hand_made::busy_county();
  county.orders.resize(2);
  county.orders[0] = {.placed = 37, .accepted = 40, .ready = 90'000};
  county.orders[1] = {.placed = 74, .reason = 9};
  return hand_made::tables({hand_made::run_of({county}), hand_made::run_of({county})});
}

TEST_F(Tools, OpenTheFiguresOfARunAndReadThemBackAsTheyWere) {
  auto const figures = figures_with_orders();
  write_to(place("a.h5"), figures);
  Tables const again = read(place("a.h5"));
  for (auto const& variable : figures.variables())
    EXPECT_TRUE(same(variable, again.at(variable.name))) << variable.name;
  auto const said = run("/usr/bin/python3 tests/results/open_result.py " + place("a.h5").native());
  if (said.code == 77 || said.code == 127) GTEST_SKIP() << "a Python package is not installed: " << said.text;
  EXPECT_EQ(said.code, 0) << said.text;
}

TEST_F(Tools, XarrayTurnsDaysAndStampsOfARunIntoDates) {
  write_to(place("a.h5"), figures_with_orders());
  std::string const check =
      "/usr/bin/python3 -c 'import sys\n"
      "try: import xarray\n"
      "except ImportError: sys.exit(77)\n"
      "run = xarray.open_dataset(sys.argv[1])\n"
      "assert str(run.next_day_rate.dims) == str((\"replicate\", \"county\", \"week\")), "
      "run.next_day_rate.dims\n"
      "assert str(run.next_day_rate.sel(week=\"2018-07-09\").values[0][0]) == \"0.8\"\n"
      "assert run.late.sum(\"reason\").equals(run.orders_judged - run.orders_next_day)\n"
      "orders = xarray.open_dataset(sys.argv[1], group=\"orders\").to_dataframe()\n"
      "assert str(orders.placed[1]) == \"2018-07-02 00:01:14\", orders.placed\n"
      "assert orders.ready.isna().sum() == 2\n"
      "summary = xarray.open_dataset(sys.argv[1], group=\"summary\")\n"
      "assert str(summary.next_day_rate.mean().values) == \"0.8\"' ";
  auto const said = run(check + place("a.h5").native());
  if (said.code == 77 || said.code == 127) GTEST_SKIP() << "xarray is not installed";
  EXPECT_EQ(said.code, 0) << said.text;
}

TEST_F(Tools, ROpensTheFiguresOfARun) {
  if (run("Rscript -e 'library(ncdf4)'").code != 0)
    GTEST_SKIP() << "R's ncdf4 is not installed (r-cran-ncdf4)";
  write_to(place("a.h5"), figures_with_orders());
  auto const said = run("Rscript -e 'library(ncdf4); f <- nc_open(\"" + place("a.h5").native() +
                        "\"); cat(ncvar_get(f, \"next_day_rate\")[2, 1], ncvar_get(f, \"orders/placed\")[2], "
                        "ncvar_get(f, \"summary/orders\")[1], ncvar_get(f, \"county_id\")[1])'");
  EXPECT_EQ(said.code, 0) << said.text;
  EXPECT_THAT(said.text, HasSubstr("0.8 74 20 a"));
}

TEST_F(Tools, H5diffFindsTwoWritesEqualAndTwoRunsDifferent) {
  if (missing("h5diff")) GTEST_SKIP() << "h5diff is not installed (package hdf5-tools)";
  write_to(place("a.h5"), sample());
  write_to(place("b.h5"), sample());
  write_to(place("c.h5"), sample(99));
  auto const compare = [&](char const* other) {
    return run("h5diff " + place("a.h5").native() + " " + place(other).native()).code;
  };
  EXPECT_EQ(compare("b.h5"), 0);
  EXPECT_NE(compare("c.h5"), 0);
  EXPECT_EQ(get(place("a.h5")), get(place("b.h5")));
}

TEST_F(Tools, TheHighLevelLibrarysScalesAreRecognised) {
  write_to(place("a.h5"), sample());
  std::string const check =
      "/usr/bin/python3 -c 'import sys\n"
      "try: import h5py\n"
      "except ImportError: sys.exit(77)\n"
      "f = h5py.File(sys.argv[1])\n"
      "assert [list(d.keys()) for d in f[\"next_day_rate\"].dims] == [[\"replicate\"], [\"county\"], "
      "[\"week\"]]\n"
      "assert len(f[\"week\"].attrs[\"REFERENCE_LIST\"]) == 2' ";
  auto const said = run(check + place("a.h5").native());
  if (said.code == 77 || said.code == 127) GTEST_SKIP() << "h5py is not installed";
  EXPECT_EQ(said.code, 0) << said.text;
}

TEST_F(Tools, ROpensTheFileWithNcdf4) {
  if (run("Rscript -e 'library(ncdf4)'").code != 0)
    GTEST_SKIP() << "R's ncdf4 is not installed (r-cran-ncdf4)";
  write_to(place("a.h5"), sample());
  auto const said = run("Rscript -e 'library(ncdf4); f <- nc_open(\"" + place("a.h5").native() +
                        "\"); cat(ncvar_get(f, \"orders/placed\")[3], ncvar_get(f, \"county_id\")[1])'");
  EXPECT_EQ(said.code, 0) << said.text;
  EXPECT_THAT(said.text, HasSubstr("74 yucheng"));
}

}  // namespace
}  // namespace ruralsim::results

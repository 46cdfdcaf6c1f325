// CSV tables: as such, and as a county's villages and centers.
#include "scenarios/csv.hpp"
#include "tests/scenarios/scenario_text.hpp"

#include <filesystem>

namespace ruralsim::scenarios {
namespace {

using ::testing::AllOf;
using ::testing::Contains;
using ::testing::ElementsAre;
using ::testing::HasSubstr;

std::vector<Column> const kColumns{
    {"id", Column::Type::id},
    {"area", Column::Type::quantity, Dimension::area, 0, 1e6},
    {"people", Column::Type::whole, Dimension::number, 0, 1e9},
    {"note", Column::Type::text, Dimension::number, 0, 0, Column::Need::optional}};

std::vector<std::string> problems_of(std::string const& text) {
  Problems problems;
  auto const table = read_csv("t.csv", text, kColumns, problems);
  EXPECT_EQ(table.has_value(), problems.none());
  return problems.errors();
}

TEST(Tables, are_read_by_column_name_with_the_headers_unit) {
  Problems problems;
  auto const table =
      read_csv("t.csv", "people,area[ha],id,note\n7,250,a,\"x, \"\"y\"\"\nz\"\n8,1,b,\n", kColumns, problems);
  ASSERT_TRUE(table) << problems.errors().at(0);
  EXPECT_EQ(table->rows(), 2u);
  EXPECT_EQ(table->number("area", 0), 2.5);
  EXPECT_EQ(table->whole("people", 1), 8);
  EXPECT_EQ(table->text("note", 0), "x, \"y\"\nz") << "quotes, commas and line ends within quotes";
  EXPECT_EQ(table->where(1).line, 4) << "the quoted cell took two lines";
}

TEST(Faults, S62_a_bad_table_is_told_with_row_and_column) {
  std::string const header = "id,area[km2],people\n";
  struct Row {
    std::string text, said, reason;
  };
  std::vector<Row> const rows{
      {header + "a,1\n", "t.csv:2: row 1 has 2 cells (the header has 3)", "ragged row"},
      {header + "a,1,2,\n", "row 1 has 4 cells", "trailing delimiter"},
      {header + "a,,2\n", "row 1, column 'area' = '' (is empty)", "empty cell"},
      {header + "a,1,2\nb,many,3\n", "t.csv:3: row 2, column 'area' = 'many' (not a decimal number)",
       "no number"},
      {header + "a,\"1.234,5\",2\n", "column 'area' = '1.234,5' (a decimal comma", "as Excel writes it"},
      {header + "a,1,2.5\n", "(not a whole number)", "a fraction of a person"},
      {header + "a,-1,2\n", "(must be from 0 km2 to 1000000 km2)", "out of range"},
      {header + "a b,1,2\n", "(an id is written in", "bad id"},
      {header + "a,nan,2\n", "NaN", "NaN"},
      {"id,area,people\na,1,2\n", "column 'area' (unit missing) give km2, km", "no unit in the header"},
      {"id,area[km],people\na,1,2\n", "('km' measures a length", "wrong unit"},
      {"id,area[km2],people[km]\na,1,2\n", "column 'people' has a unit", "unit where there is none"},
      {"id,aera[km2],people\na,1,2\n", "unknown column 'aera' did you mean 'area'?", "typo"},
      {"id,area[km2]\na,1\n", "column 'people' is missing", "missing column"},
      {"id,area[km2],people,people\na,1,2,2\n", "column 'people' twice", "column twice"},
      {"id,area[km2],people,\na,1,2,\n", "a column has no name", "trailing delimiter of the header"},
      {header, "has a header but no rows", "no rows"},
      {"", "table is empty", "empty file"},
      {header + "a,1,2", "last line is not ended (is the file cut off?)", "cut off"},
      {header + "a,1,\"2\n", "never closed", "open quote"},
      {header + "\"a\"b,1,2\n", "text after a closing quote", "text after a quote"},
  };
  for (auto const& row : rows)
    EXPECT_THAT(problems_of(row.text), Contains(HasSubstr(row.said))) << row.reason;
}

class CountyTables : public ::testing::Test {
 protected:
  std::string said(std::string const& villages, std::string const& centers, std::string const& more = "") {
    folder_.write("v.csv", villages);
    folder_.write("c.csv", centers);
    return said_on_loading(scenario(more));
  }
  std::string scenario(std::string const& more = "") {
    std::string const text = with(kGood, "villages = 12\ncenters = 4\npopulation = 3000\n",
                                  "villages_file = \"v.csv\"\ncenters_file = \"c.csv\"\n" + more);
    return folder_.write("s.toml", text);
  }
  TempFolder folder_;
};

TEST_F(CountyTables, leave_the_same_scenario_by_whatever_path_it_is_called) {
  folder_.write("v.csv", "id,x[km],y[km],households\na,1,2,100\nb,-3,0,50\n");
  folder_.write("c.csv", "id,village\nc,b\n");
  std::filesystem::path const absolute = scenario();
  ASSERT_TRUE(absolute.is_absolute());
  auto const relative = absolute.lexically_relative(std::filesystem::current_path());
  auto const called = load(absolute.native());
  EXPECT_EQ(called.hash, load(relative.native()).hash);
  EXPECT_THAT(called.resolved, HasSubstr("villages_file = \"v.csv\""));
  // A table that is named on the command line is looked for where that was typed.
  auto const typed = "county.west.villages_file='" + relative.parent_path().native() + "/v.csv'";
  EXPECT_EQ(load(relative.native(), {typed}).hash, called.hash);
  // What a file names by an absolute path stays so.
  auto const named = "county.west.villages_file='" + absolute.parent_path().native() + "/v.csv'";
  EXPECT_NE(load(relative.native(), {named}).hash, called.hash);
}

TEST_F(CountyTables, make_a_network) {
  ASSERT_EQ(
      said("id,x[km],y[km],households\na,1,2,100\nb,-3000,0,50\n", "id,village\nc,b\n"),
      "v.csv:3: row 2: village 'b' lies 3000 km from the hub (at most 1000; metres for km, or latitude and "
      "longitude swapped?)");
  ASSERT_EQ(said("id,x[m],y[km],households\na,1,2,100\nb,-3000,0,50\n", "id,village\nc,b\n"), "");
  auto const county = load(scenario()).scenario.network.counties.at(0);
  ASSERT_EQ(county.villages.size(), 2u);
  EXPECT_EQ(county.villages[1].at, (models::network::Point{-3, 0}));
  EXPECT_EQ(county.villages[0].households, 100);
  ASSERT_EQ(county.centers.size(), 1u);
  EXPECT_EQ(county.centers[0].village.index(), 1u);
  EXPECT_EQ(load(scenario()).files.size(), 3u);
}

TEST_F(CountyTables, are_the_same_from_whatever_folder_the_scenario_is_called) {
  ASSERT_EQ(said("id,x[km],y[km],households\na,1,2,100\n", "id,village\nc,a\n"), "");
  namespace fs = std::filesystem;
  auto const here = fs::current_path();
  auto const path = fs::path(scenario()).lexically_relative(here);
  auto const whole = load(path.string());
  auto const folder = path.parent_path();
  for (auto const& called : {"." / path, folder / ".." / folder.filename() / path.filename()}) {
    auto const other = load(called.string());
    EXPECT_EQ(other.hash, whole.hash) << called;
    EXPECT_EQ(other.resolved, whole.resolved) << called;
  }
}

TEST_F(CountyTables, count_in_the_hash_but_their_line_ends_do_not) {
  ASSERT_EQ(said("id,x[km],y[km],households\na,1,2,100\n", "id,village\nc,a\n"), "");
  auto const hash = load(scenario()).hash;
  ASSERT_EQ(said("id,x[km],y[km],households\r\na,1,2,100\r\n", "id,village\r\nc,a\r\n"), "");
  EXPECT_EQ(load(scenario()).hash, hash);
  ASSERT_EQ(said("id,x[km],y[km],households\na,1,2,101\n", "id,village\nc,a\n"), "");
  EXPECT_NE(load(scenario()).hash, hash);
}

TEST_F(CountyTables, may_leave_the_choice_of_centers_to_the_program) {
  folder_.write("v.csv", "id,x[km],y[km],households\na,1,2,100\nb,5,5,10\nd,-5,5,10\n");
  auto const text = with(kGood, "villages = 12\ncenters = 4\npopulation = 3000\n",
                         "villages_file = \"v.csv\"\ncenters = 2\n");
  EXPECT_EQ(load(folder_.write("s.toml", text)).scenario.network.counties.at(0).centers.size(), 2u);
  EXPECT_THAT(said_on_loading(folder_.write("s.toml", with(text, "centers = 2", "centers = 4"))),
              HasSubstr("(its table has 3 villages) give fewer"));
}

TEST_F(CountyTables, take_latitudes_and_longitudes_around_the_hub) {
  ASSERT_EQ(said("id,latitude[deg],longitude[deg],households\na,37.0,116.6,100\n", "id,village\nc,a\n",
                 "hub_latitude = \"36.9 deg\"\nhub_longitude = \"116.6 deg\"\n"),
            "");
  auto const at = load(folder_ / "s.toml").scenario.network.counties[0].villages[0].at;
  EXPECT_NEAR(at.y, 11.12, 0.01) << "a tenth of a degree of 111.2 km";
  EXPECT_NEAR(at.x, 0, 1e-9);
}

TEST_F(CountyTables, Faults_S39_S41_ids_are_unique_and_known) {
  std::string const villages = "id,x[km],y[km],households\na,1,2,100\nb,1,2,100\na,3,4,5\n";
  EXPECT_THAT(said(villages, "id,village\nc,a\n"),
              HasSubstr("v.csv:4: row 3: id 'a' is used twice (first in row 1)"));
  EXPECT_THAT(
      said("id,x[km],y[km],households\nalpha,1,2,100\n", "id,village\nc,alhpa\n"),
      HasSubstr(
          "c.csv:2: row 1, column 'village' = 'alhpa' (there is no such village) did you mean 'alpha'?"));
}

TEST_F(CountyTables, Faults_S53_latitude_and_longitude_swapped_or_missing) {
  std::string const header = "id,latitude[deg],longitude[deg],households\n", centers = "id,village\nc,a\n";
  std::string const hub = "hub_latitude = \"36.9 deg\"\nhub_longitude = \"116.6 deg\"\n";
  EXPECT_THAT(said(header + "a,116.6,36.9,100\n", centers, hub),
              HasSubstr("(must be from -90 deg to 90 deg)"));
  EXPECT_THAT(said(header + "a,36.9,116.6,100\n", centers), HasSubstr("no hub_latitude and hub_longitude"));
  EXPECT_THAT(said(header + "a,0,0,100\n", centers, hub), HasSubstr("km from the hub"));
  EXPECT_THAT(said(header + "a,36.9,116.6,100\n", centers, "hub_latitude = \"116 deg\"\n"),
              HasSubstr("-90 deg to 90 deg"));
}

TEST_F(CountyTables, Faults_S54_degrees_and_metres_are_not_mixed) {
  std::string const centers = "id,village\nc,a\n";
  EXPECT_THAT(said("id,x[km],latitude[deg],households\na,1,36.9,100\n", centers),
              HasSubstr("one of the two pairs"));
  EXPECT_THAT(said("id,x[km],y[km],households\na,11200,3400,100\n", centers), HasSubstr("metres for km"));
}

TEST_F(CountyTables, are_not_given_beside_figures) {
  EXPECT_THAT(
      said("id,x[km],y[km],households\na,1,2,3\n", "id,village\nc,a\n",
           "villages = 12\ncenters = 4\npopulation = 1\n"),
      AllOf(HasSubstr("villages is given beside villages_file"), HasSubstr("population is given beside"),
            HasSubstr("centers is given beside centers_file")));
}

TEST_F(CountyTables, that_are_missing_are_told_where_they_are_named) {
  auto const said = said_on_loading(scenario());
  EXPECT_THAT(said, AllOf(HasSubstr("s.toml:"), HasSubstr("county.west.villages_file: v.csv: no such file")));
}

}  // namespace
}  // namespace ruralsim::scenarios

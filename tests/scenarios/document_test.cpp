// What is wrong with a file as such, before any key of it is read; and files laid over one another.
#include "tests/scenarios/scenario_text.hpp"

namespace ruralsim::scenarios {
namespace {

using ::testing::AllOf;
using ::testing::HasSubstr;
using ::testing::Not;
using ::testing::StartsWith;

TEST(Faults, S3_an_empty_file_or_one_of_comments_has_no_section) {
  EXPECT_THAT(said_of(""), HasSubstr("s.toml: is empty: no section"));
  EXPECT_THAT(said_of("# only\n# comments\n"), HasSubstr("is empty"));
}

TEST(Faults, S4_a_syntax_error_has_its_place_and_its_line) {
  EXPECT_THAT(said_of(with(kGood, "villages = 12", "villages = = 12")),
              AllOf(StartsWith("s.toml:15:"), HasSubstr("`villages = = 12`")));
  EXPECT_THAT(said_of(with(kGood, "\"40 km/h\"", "40 km/h")),
              HasSubstr("a number with a unit is written as text"));
  EXPECT_THAT(said_of(with(kGood, "[\"08:00\"]", "[08:00]")), HasSubstr("\"16:00\""));
}

TEST(Faults, S5_no_part_of_a_scenario_reads_as_a_scenario) {
  auto const whole = loaded(kGood).hash;
  for (std::size_t length = 0; length < kGood.size(); ++length) {
    std::string const part = kGood.substr(0, length);
    if (length + 1 == kGood.size()) {  // only the last line end is missing: nothing is lost
      EXPECT_EQ(loaded(part).hash, whole);
    } else {
      EXPECT_NE(said_of(part), "") << "cut off after " << length << " bytes";
    }
  }
}

TEST(Faults, S5_the_closing_line_must_close) {
  EXPECT_THAT(said_of(with(kGood, "[end]\n", "")), HasSubstr("[end] is missing (is the file cut off?)"));
  EXPECT_THAT(said_of(kGood + "x = 1\n"), HasSubstr("something follows [end]"));
  EXPECT_THAT(said_of(kGood + "[hub]\nunloading_time = \"1 h\"\n"), HasSubstr("[end] is not the last"));
}

TEST(Faults, S6_S8_byte_order_mark_and_crlf_change_nothing) {
  std::string crlf = "\xEF\xBB\xBF";
  for (char const c : kGood) crlf += c == '\n' ? std::string("\r\n") : std::string(1, c);
  EXPECT_EQ(loaded(crlf).hash, loaded(kGood).hash);
  EXPECT_EQ(loaded(crlf).files.at(0).bytes, crlf) << "the file is kept as it was";
}

TEST(Faults, S10_deep_nesting_is_an_error_not_a_crash) {
  std::string const deep(10000, '[');
  EXPECT_THAT(said_of("schema = 1\nx = " + deep + "\n[end]\n"),
              HasSubstr("s.toml:2: nested more than 32 deep"));
  std::string many;
  for (int i = 0; i < 10000; ++i) many += "[run.a" + std::to_string(i) + "]\n";
  EXPECT_THAT(said_of("schema = 1\n" + many + "[end]\n"), HasSubstr("more problems")) << "wide is no trouble";
  EXPECT_THAT(said_of("x = \"" + std::string(5u << 20, 'x') + "\"\n"),
              HasSubstr("larger than 4194304 bytes"));
}

TEST(Faults, S14_what_is_defined_twice_is_told_with_both_lines) {
  EXPECT_THAT(
      said_of(with(kGood, "centers = 4\n", "centers = 4\nvillages = 13\n")),
      AllOf(StartsWith("s.toml:17:"), HasSubstr("'villages'"), HasSubstr("first defined in line 15")));
  EXPECT_THAT(said_of(with(kGood, "[end]", "[truck]\nstops = 3\n[end]")),
              AllOf(HasSubstr("'truck'"), HasSubstr("first defined in line " + line_of(kGood, "[truck]"))));
  EXPECT_THAT(said_of(with(kGood, "[truck]\n", "[truck]\nvolume = \"1 m3\"\nvolume = \"2 m3\"\n")),
              HasSubstr("first defined in line 36"));
}

TEST(Faults, S39_an_id_used_twice_is_told_with_both_lines) {
  EXPECT_THAT(
      said_of(with(kGood, "\"washer\"", "\"parcel\"")),
      AllOf(StartsWith("s.toml:" + line_of(kGood, "\"washer\"") + ":"),
            HasSubstr("id \"parcel\" is used twice (first in line " + line_of(kGood, "\"parcel\"") + ")")));
}

TEST(Documents, schema_must_be_the_one_this_program_reads) {
  EXPECT_THAT(said_of(with(kGood, "schema = 1", "schema = 2")), HasSubstr("this program reads schema 1"));
  EXPECT_THAT(said_of(with(kGood, "schema = 1\n", "\n")), HasSubstr("schema is missing"));
}

class Extending : public ::testing::Test {
 protected:
  void SetUp() override { folder_.write("base.toml", kGood); }
  std::string extends(std::string const& bases, std::string const& more) {
    return folder_.write("top.toml", "schema = 1\nextends = " + bases + "\n" + more + "\n[end]\n");
  }
  TempFolder folder_;
};

TEST_F(Extending, lays_keys_over_those_of_the_base) {
  auto const top = load(extends("\"base.toml\"", "[truck]\nparcels = 500\n"));
  auto const& truck = top.scenario.stretches[0].settings.truck;
  EXPECT_EQ(truck.parcels, 500);
  EXPECT_EQ(truck.departures.at(0), sim::hours(8)) << "kept from the base";
  ASSERT_EQ(top.files.size(), 2u);
  EXPECT_THAT(top.files[0].path, HasSubstr("top.toml"));
}

TEST_F(Extending, merges_elements_by_id_adds_new_ones_and_removes) {
  auto const top = load(extends("\"base.toml\"",
                                "[[county]]\nid = \"west\"\ntrucks = 7\n"
                                "[[product]]\nid = \"washer\"\nremove = true\n"
                                "[[product]]\nid = \"parcel\"\nshare = \"60 %\"\n"
                                "[[product]]\nid = \"apparel\"\nshare = \"40 %\"\n"));
  auto const& settings = top.scenario.stretches[0].settings;
  EXPECT_EQ(settings.counties.at(0).trucks, 7);
  ASSERT_EQ(settings.products.size(), 2u);
  EXPECT_EQ(settings.products[0].id, "parcel");
  EXPECT_DOUBLE_EQ(settings.products[0].share, 0.6);
  EXPECT_EQ(settings.products[1].id, "apparel");
}

TEST_F(Extending, removing_what_is_not_there_is_an_error) {
  EXPECT_THAT(said_on_loading(extends("\"base.toml\"", "[[product]]\nid = \"fridge\"\nremove = true\n")),
              HasSubstr("nothing to remove"));
  EXPECT_THAT(said_on_loading(extends("\"base.toml\"", "[desk]\nremove = true\n")),
              HasSubstr("nothing to remove"));
}

TEST_F(Extending, Faults_S48_a_cycle_is_printed) {
  folder_.write("a.toml", "schema = 1\nextends = \"b.toml\"\n[end]\n");
  folder_.write("b.toml", "schema = 1\nextends = \"a.toml\"\n[end]\n");
  EXPECT_THAT(said_on_loading(folder_ / "a.toml"), HasSubstr("a.toml -> b.toml -> a.toml"));
  auto const self = folder_.write("self.toml", "schema = 1\nextends = \"self.toml\"\n[end]\n");
  EXPECT_THAT(said_on_loading(self), AllOf(StartsWith("self.toml:2:"), HasSubstr("self.toml -> self.toml")));
}

TEST_F(Extending, Faults_S49_a_missing_base_is_told_where_it_is_named) {
  EXPECT_THAT(said_on_loading(extends("\"bsae.toml\"", "")),
              AllOf(StartsWith("top.toml:2:"), HasSubstr("no such file")));
  EXPECT_THAT(said_on_loading(extends("3", "")), HasSubstr("not a path"));
}

TEST_F(Extending, Faults_S50_a_chain_of_a_thousand_meets_the_limit) {
  for (int i = 0; i < 1000; ++i) {
    auto const name = [](int number) { return std::string("c").append(std::to_string(number)) + ".toml"; };
    folder_.write(name(i), "schema = 1\nextends = \"" + name(i + 1) + "\"\n[end]\n");
  }
  EXPECT_THAT(said_on_loading(folder_ / "c0.toml"), HasSubstr("at most 32 in a chain"));
  for (int i = 0; i < 12; ++i) {  // each names the next one thrice: 3^12 files, were there no limit
    std::string const next = "\"d" + std::to_string(i + 1) + ".toml\"";
    folder_.write("d" + std::to_string(i) + ".toml",
                  "schema = 1\nextends = [" + next + ", " + next + ", " + next + "]\n[end]\n");
  }
  folder_.write("d12.toml", kGood);
  EXPECT_THAT(said_on_loading(folder_ / "d0.toml"), HasSubstr("200 in all"));
}

TEST_F(Extending, Faults_S51_of_two_bases_the_later_wins) {
  folder_.write("left.toml",
                "schema = 1\nextends = \"base.toml\"\n[truck]\nparcels = 111\nstops = 5\n[end]\n");
  folder_.write("right.toml", "schema = 1\nextends = \"base.toml\"\n[truck]\nparcels = 222\n[end]\n");
  auto const top = load(extends("[\"left.toml\", \"right.toml\"]", ""));
  auto const& truck = top.scenario.stretches[0].settings.truck;
  EXPECT_EQ(truck.parcels, 222);
  EXPECT_EQ(truck.stops, 5) << "the base that both extend does not undo it: it never named stops";
  EXPECT_THAT(top.resolved, HasSubstr("parcels = 222"));
}

TEST_F(Extending, Faults_S52_paths_are_relative_to_the_file_that_names_them) {
  folder_.write("deep/middle.toml", "schema = 1\nextends = \"../base.toml\"\n[end]\n");
  EXPECT_NO_THROW(load(extends("\"deep/middle.toml\"", "")));
  EXPECT_NO_THROW(load(extends("\"" + folder_ / "base.toml" + "\"", ""))) << "an absolute path";
  EXPECT_THAT(said_on_loading(extends("\"https://example.org/base.toml\"", "")), HasSubstr("a URL"));
}

TEST_F(Extending, problems_in_a_base_are_told_with_the_bases_place) {
  folder_.write("base.toml", with(kGood, "parcels = 400", "parcels = -4"));
  EXPECT_THAT(said_on_loading(extends("\"base.toml\"", "")),
              StartsWith("base.toml:" + line_of(kGood, "parcels =") + ":11: truck.parcels = -4 "));
}

TEST(Overrides, win_over_the_file) {
  auto const l =
      loaded(kGood, {"truck.parcels=500", "truck.volume=20 m3", "county.west.trucks = 5",
                     "truck.departures=[\"06:00\"]", "installation.policy=together", "run.start=2019-01-01",
                     "product.washer.name=\"Big one\"", "hub.unloading_time=15 min"});
  auto const& settings = l.scenario.stretches[0].settings;
  EXPECT_EQ(settings.truck.parcels, 500);
  EXPECT_EQ(settings.truck.volume.value, 20);
  EXPECT_EQ(settings.counties[0].trucks, 5);
  EXPECT_EQ(settings.truck.departures.at(0), sim::hours(6));
  EXPECT_EQ(settings.installation.policy, models::AppliancePolicy::together);
  EXPECT_EQ(sim::iso(l.scenario.run.start), "2019-01-01");
  EXPECT_EQ(settings.products[1].name, "Big one");
  EXPECT_EQ(settings.hub.unloading_time, sim::minutes(15)) << "a section that the file does not have";
}

std::string const kChanging = with(kGood, "[end]",
                                   "[[change]]\nfrom = 2018-07-10\n[change.truck]\nparcels = 500\nstops = 9\n"
                                   "[[change.county]]\nid = \"west\"\ntrucks = 2\n[end]");

TEST(Overrides, win_over_every_change_by_date_and_say_so) {
  auto const l = loaded(kChanging, {"truck.parcels=450", "county.west.trucks=5"});
  ASSERT_EQ(l.scenario.stretches.size(), 2u);
  for (auto const& stretch : l.scenario.stretches) {
    EXPECT_EQ(stretch.settings.truck.parcels, 450);
    EXPECT_EQ(stretch.settings.counties[0].trucks, 5);
  }
  EXPECT_EQ(l.scenario.stretches[1].settings.truck.stops, 9) << "what nobody overrides changes as before";
  EXPECT_THAT(l.warnings,
              ::testing::ElementsAre(
                  AllOf(HasSubstr("s.toml:" + line_of(kChanging, "parcels = 500") +
                                  ":1: truck.parcels of the change "),
                        HasSubstr("from 2018-07-10 has no effect (--set truck.parcels=450 wins")),
                  AllOf(HasSubstr("s.toml:" + line_of(kChanging, "trucks = 2") + ":1: county.west.trucks"),
                        HasSubstr("--set county.west.trucks=5"))));
}

TEST(Overrides, that_leave_nothing_of_a_change_leave_no_change) {
  auto const l = loaded(kChanging, {"truck.parcels=450", "truck.stops=8", "county.west.trucks=5"});
  EXPECT_EQ(l.scenario.stretches.size(), 1u);
  EXPECT_EQ(l.hash, loaded(kGood, {"truck.parcels=450", "truck.stops=8", "county.west.trucks=5"}).hash);
}

TEST(Overrides, can_name_a_change_that_has_an_id) {
  auto const l = loaded(with(kChanging, "from = 2018-07-10", "id = \"more\"\nfrom = 2018-07-10"),
                        {"change.more.truck.parcels=600"});
  EXPECT_EQ(l.scenario.stretches[0].settings.truck.parcels, 400);
  EXPECT_EQ(l.scenario.stretches[1].settings.truck.parcels, 600);
}

TEST(Overrides, mistakes_are_told_as_those_of_the_command_line) {
  EXPECT_THAT(said_of(kGood, {"truck.parcels"}), HasSubstr("has no '='"));
  EXPECT_THAT(said_of(kGood, {"truck.parcles=5"}),
              HasSubstr("--set truck.parcles=5: truck: unknown key 'parcles' did you mean 'parcels'?"));
  EXPECT_THAT(said_of(kGood, {"county.east.trucks=5"}), HasSubstr("no element of county has that id"));
  EXPECT_THAT(said_of(kGood, {"truck.volume=20"}), HasSubstr("unit missing"));
  EXPECT_THAT(said_of(kGood, {"truck..volume=20"}), HasSubstr("is empty"));
  EXPECT_THAT(said_of(kGood, {"run.start.day=3"}), HasSubstr("has no keys"));
  EXPECT_THAT(said_of(kGood, {"county.west=3"}), HasSubstr("whole element"));
  EXPECT_THAT(said_of(kGood, {"trcuk.volume=20 m3"}),
              HasSubstr("unknown section [trcuk] did you mean 'truck'?"));
}

}  // namespace
}  // namespace ruralsim::scenarios

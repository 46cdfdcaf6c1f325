// What is wrong with a key or its value. Each row spoils a good scenario in one way and names what must be
// said.
#include "scenarios/value.hpp"
#include "tests/scenarios/scenario_text.hpp"

namespace ruralsim::scenarios {
namespace {

using ::testing::AllOf;
using ::testing::HasSubstr;
using ::testing::Not;
using ::testing::StartsWith;

struct Spoiled {
  std::string name;  // of the fault, and why
  std::string what;
  std::string instead;
  std::string said;
};

void PrintTo(Spoiled const& row, std::ostream* out) {
  *out << row.name;
}

class BadKey : public ::testing::TestWithParam<Spoiled> {};

TEST_P(BadKey, is_told_with_advice) {
  auto const& row = GetParam();
  EXPECT_THAT(said_of(with(kGood, row.what, row.instead)), AllOf(StartsWith("s.toml:"), HasSubstr(row.said)));
}

std::string name_of_row(::testing::TestParamInfo<Spoiled> const& row) {
  return row.param.name;
}

INSTANTIATE_TEST_SUITE_P(
    Faults, BadKey,
    ::testing::Values(
        Spoiled{"S11_typo", "trucks = 1", "trcuks = 1",
                "county.west: unknown key 'trcuks' did you mean 'trucks'?"},
        Spoiled{"S11_typo_of_section", "[truck]", "[turck]", "unknown section [turck] did you mean 'truck'?"},
        Spoiled{"S11_nothing_near", "trucks = 1", "zzzzzz = 1", "unknown key 'zzzzzz'"},
        Spoiled{"S12_key_in_wrong_section", "[truck]", "[truck]\npicking_rate = \"1 parcels/h\"",
                "truck: unknown key 'picking_rate' (it belongs into [warehouse])"},
        Spoiled{"S12_key_in_no_section", "schema = 1", "schema = 1\nwarm_up = \"1 day\"",
                "unknown key 'warm_up' (it belongs into [run])"},
        Spoiled{"S13_required_key", "start = 2018-07-02\n", "",
                "run.start is missing (it has no default) add start to [run]: a date"},
        Spoiled{"S13_required_key_of_element", "area = \"400 km2\"\n", "", "county.west.area is missing"},
        Spoiled{"S13_no_id", "id = \"washer\"\n", "", "product.2.id is missing"},
        Spoiled{"S15_text_for_whole", "trucks = 1", "trucks = \"12\"",
                "county.west.trucks = \"12\" (is text) give a whole"},
        Spoiled{"S15_decimal_for_whole", "trucks = 1", "trucks = 3.0",
                "(is a decimal number) give a whole number"},
        Spoiled{"S15_whole_for_text", "terrain = \"flat\"", "terrain = 3", "(is a whole number) give an id"},
        Spoiled{"S15_text_for_date", "2018-07-02", "\"2018-07-02\"",
                "(is text) give a date, as in 2018-07-01"},
        Spoiled{"S15_date_with_time", "2018-07-02", "2018-07-02T06:00:00", "(is a date with time)"},
        Spoiled{"S15_list_for_table", "[truck]", "[[truck]]", "write [truck] in single brackets"},
        Spoiled{"S15_table_for_list", "[[terrain]]", "[terrain]", "write [[terrain]]"},
        Spoiled{"S16_whole_beyond_int64", "trucks = 1", "trucks = 9223372036854775808", "64 bits"},
        Spoiled{"S16_whole_beyond_2_53", "trucks = 1", "trucks = 9007199254740993", "beyond 2^53"},
        Spoiled{"S17_unit_missing", "\"40 km/h\"", "60", "= 60 (unit missing) give km/h, m/s"},
        Spoiled{"S17_unit_missing_in_text", "\"40 km/h\"", "\"60\"", "(unit missing) give km/h"},
        Spoiled{"S17_unit_missing_in_duration", "\"28 days\"", "28", "(unit missing) give s, min, h, day"},
        Spoiled{"S17_unit_missing_in_part_of_one", "\"50 %\"", "0.5", "give %, as in \"50 %\""},
        Spoiled{"S17_unit_missing_in_percentage", "\"50 %\"", "50", "give %, as in \"50 %\""},
        Spoiled{"S18_wrong_unit", "\"40 km/h\"", "\"60 km\"", "a length, not a speed"},
        Spoiled{"S20_decimal_comma", "\"40 km/h\"", "\"0,5 km/h\"", "decimal comma"},
        Spoiled{"S20_decimal_comma_in_bare_number", "population = 3000", "population = 0,5",
                "written with a point"},
        Spoiled{"S21_nan", "population = 3000", "population = nan", "NaN"},
        Spoiled{"S21_inf", "population = 3000", "population = inf", "infinity"},
        Spoiled{"S21_minus_inf", "population = 3000", "population = -inf", "infinity"},
        Spoiled{"S21_huge", "population = 3000", "population = 1e400", "could not be interpreted"},
        Spoiled{"S21_hexadecimal_float", "population = 3000", "population = 0x1p3", "hexadecimal"},
        Spoiled{"S21_nan_in_text", "\"40 km/h\"", "\"nan km/h\"", "NaN"},
        Spoiled{"S23_denormal", "population = 3000", "population = 5e-324", "too small"},
        Spoiled{"S24_negative_count", "trucks = 1", "trucks = -1", "(must be from 0 to 100000)"},
        Spoiled{"S24_negative_distance", "\"120 km\"", "\"-1 km\"", "(must be from 0 km to 5000 km)"},
        Spoiled{"S24_negative_time", "departures = [\"08:00\"]", "loading_time = \"-5 min\"",
                "(must be from 0 s to 86400 s)"},
        Spoiled{"S24_negative_demand", "population = 3000", "population = -3000", "(must be from 0"},
        Spoiled{"S24_negative_capacity", "volume = \"0.5 m3\"", "volume = \"-5 m3\"", "(must be above 0 m3)"},
        Spoiled{"S24_negative_probability", "\"50 %\"", "\"-1 %\"", "(must be from 0 % to 100 %)"},
        Spoiled{"S25_probability_above_one", "\"50 %\"", "\"101 %\"", "(must be from 0 % to 100 %)"},
        Spoiled{"S25_shares_do_not_sum_to_one", "\"98 %\"", "\"97 %\"",
                "shares of all products sum to 99 % (must be 100 %)"},
        Spoiled{"S29_no_villages", "villages = 12", "villages = 0", "villages is 0 (nothing to simulate)"},
        Spoiled{"S29_nobody", "population = 3000", "population = 0", "population is 0 (nobody lives there)"},
        Spoiled{"S29_no_centers", "centers = 4", "centers = 0", "centers is 0 (no place to deliver to)"},
        Spoiled{"S30_no_length", "\"28 days\"", "\"0 days\"", "(must be from 1 days to 36500 days)"},
        Spoiled{"S30_warm_up_as_long_as_run", "\"28 days\"", "\"28 days\"\nwarm_up = \"28 days\"",
                "run.warm_up = 28 days (the run has only 28) give fewer"},
        Spoiled{"S59_odd_number_of_antithetic_replications", "[run]",
                "[run]\nreplications = 5\nantithetic = true",
                "run.replications = 5 (antithetic replications are made in pairs) give an even number, or "
                "antithetic = false"},
        Spoiled{"S31_too_big_for_truck", "[truck]", "[truck]\nvolume = \"0.4 m3\"",
                "product.washer.volume = \"0.5 m3\" (more than truck.volume = \"0.4 m3\": it could never be "
                "carried)"},
        Spoiled{"S31_too_heavy_for_truck", "[truck]", "[truck]\nweight = \"50 kg\"",
                "product.washer.weight = \"55 kg\" (more than truck.weight"},
        Spoiled{"S31_too_big_for_line_haul", "[truck]", "[line_haul]\nvolume = \"0.4 m3\"\n[truck]",
                "more than line_haul.volume"},
        Spoiled{"S31_too_big_for_a_vehicle_of_the_line_haul", "[truck]",
                "[facilities]\nline_haul = \"by-parcels\"\n[line_haul_vehicle]\nvolume = \"0.4 m3\"\n[truck]",
                "more than line_haul_vehicle.volume"},
        Spoiled{"S32_speed_zero", "\"40 km/h\"", "\"0 km/h\"", "(must be above 0 km/h)"},
        Spoiled{"S34_no_departures", "[\"08:00\"]", "[]", "(is empty: nothing would ever happen)"},
        Spoiled{"S34_departures_twice_at_once", "[\"08:00\"]", "[\"08:00\", \"08:00\"]",
                "does not come after"},
        Spoiled{"S36_departures_out_of_order", "[\"08:00\"]", "[\"13:00\", \"08:00\"]",
                "give ascending times"},
        Spoiled{"S36_shift_ends_before_it_begins", "[truck]", "[truck]\nshift = \"18:00-08:00\"",
                "ends before it begins"},
        Spoiled{"S36_overlapping_shifts", "[truck]", "[truck]\nshift = [\"06:00-12:00\", \"11:00-18:00\"]",
                "overlap"},
        Spoiled{"S36_no_such_time", "[truck]", "[truck]\nshift = \"08:00-25:00\"", "no such time of day"},
        Spoiled{"S40_upper_case_id", "id = \"washer\"", "id = \"Washer\"", "(an id is written in a-z, 0-9"},
        Spoiled{"S40_trailing_blank_in_id", "id = \"washer\"", "id = \"washer \"",
                "(an id is written in a-z, 0-9"},
        Spoiled{"S40_composed_letter_in_id", "id = \"washer\"", "id = \"w\xC3\xA4scher\"",
                "(an id is written in a-z"},
        Spoiled{"S41_unknown_terrain", "terrain = \"flat\"", "terrain = \"flta\"",
                "county.west.terrain = \"flta\" (there is no such [[terrain]]) did you mean 'flat'?"},
        Spoiled{"a_returned_appliance", "installation_share", "return_share = \"10 %\"\ninstallation_share",
                "product.washer.return_share is given for an appliance (only parcels are brought back) "
                "leave it out"},
        Spoiled{"S41_unknown_skill", "installation_share", "skill = \"electrics\"\ninstallation_share",
                "(there is no such [[skill]])"},
        Spoiled{"S55_a_billion_villages", "villages = 12", "villages = 1_000_000_000",
                "(must be from 0 to 5000)"},
        Spoiled{"S59_no_replications", "[run]", "[run]\nreplications = 0", "(must be from 1 to 100000)"},
        Spoiled{"S59_negative_replications", "[run]", "[run]\nreplications = -1",
                "(must be from 1 to 100000)"},
        Spoiled{"S60_negative_seed", "[run]", "[run]\nseed = -1", "(not a whole number from 0)"},
        Spoiled{"S60_decimal_seed", "[run]", "[run]\nseed = 1.5", "(is a decimal number)"},
        Spoiled{"S60_huge_seed", "[run]", "[run]\nseed = \"18446744073709551616\"",
                "(larger than 18446744073709551615)"},
        Spoiled{"installation_of_a_parcel", "handling = \"appliance\"\n", "", "is given for a parcel"},
        Spoiled{"more_centers_than_villages", "centers = 4", "centers = 13", "(there are 12 villages"},
        Spoiled{"fraction_of_a_second", "\"40 min\"", "\"0.5 s\"", "whole seconds"},
        Spoiled{"length_in_part_of_a_day", "\"28 days\"", "\"36 h\"", "must be whole days"},
        Spoiled{"unknown_word", "\"appliance\"", "\"aplliance\"", "did you mean 'appliance'?"},
        Spoiled{"too_few_weights", "[truck]", "[demand]\nweekday = [1, 2]\n[truck]",
                "(has 2 numbers) give 7"},
        Spoiled{"negative_weight", "[truck]", "[demand]\nweekday = [1, 1, 1, 1, 1, 1, -1]\n[truck]",
                "at least 0"},
        Spoiled{"weights_all_zero", "[truck]", "[demand]\nweekday = [0, 0, 0, 0, 0, 0, 0]\n[truck]",
                "are all 0"},
        Spoiled{"line_end_in_name", "id = \"washer\"", "id = \"washer\"\nname = \"a\\nb\"", "line end"}),
    name_of_row);

TEST(Faults, S15_one_is_not_true) {
  Node const one = Node::whole(1, {});
  EXPECT_THAT(read_value(Type::flag, {}, one).problem, HasSubstr("give true or false"));
}

TEST(Faults, S16_a_whole_number_beyond_2_53_is_refused_even_without_a_range) {
  EXPECT_THAT(read_value(Type::whole, {}, Node::whole(9007199254740993, {})).problem,
              HasSubstr("beyond 2^53"));
  EXPECT_TRUE(read_value(Type::whole, {}, Node::whole(9007199254740992, {})));
}

TEST(Faults, S22_minus_zero_is_zero) {
  EXPECT_EQ(loaded(with(kGood, "\"120 km\"", "\"-0.0 km\"")).hash,
            loaded(with(kGood, "\"120 km\"", "\"0 km\"")).hash);
}

TEST(Faults, S29_no_county_and_no_product) {
  std::string const bare = "schema = 1\n[run]\nstart = 2018-07-02\nlength = \"28 days\"\n[end]\n";
  EXPECT_THAT(said_of(bare), AllOf(HasSubstr("has no county"), HasSubstr("has no product")));
}

TEST(Faults, S33_a_very_fast_truck_and_no_distance_are_valid) {
  auto const l = loaded(with(with(kGood, "\"40 km/h\"", "\"1e9 km/h\""), "\"120 km\"", "\"0 km\""));
  EXPECT_EQ(l.scenario.stretches[0].settings.terrains[0].truck_speed.value, 1e9);
  EXPECT_EQ(l.scenario.network.counties[0].warehouse_distance.value, 0);
}

TEST(Faults, S35_departures_need_not_divide_the_day) {
  auto const l = loaded(with(kGood, "[\"08:00\"]", "[\"00:00\", \"07:00\", \"14:00\", \"21:00\"]"));
  EXPECT_EQ(l.scenario.stretches[0].settings.truck.departures.size(), 4u) << "the same times every day";
}

TEST(Faults, S36_24_00_ends_a_shift) {
  auto const l = loaded(with(kGood, "[truck]", "[truck]\nshift = \"14:00-24:00\""));
  EXPECT_EQ(l.scenario.stretches[0].settings.truck.shift.by_weekday[6].at(0).to, sim::hours(24));
}

TEST(Faults, S59_S60_one_replication_and_seed_zero_are_valid) {
  EXPECT_EQ(loaded(with(kGood, "[run]", "[run]\nseed = 0\nreplications = 1")).scenario.run.seed, 0u);
  auto const l = loaded(with(kGood, "[run]", "[run]\nseed = \"18446744073709551615\""));
  EXPECT_EQ(l.scenario.run.seed, 18446744073709551615u);
}

TEST(Keys, every_problem_of_a_file_is_told_in_one_pass_in_the_order_of_lines) {
  std::string text = with(kGood, "trucks = 1", "trcuks = 1");
  text = with(text, "\"40 km/h\"", "\"40 mph\"");
  text = with(text, "parcels = 400", "parcels = 0");
  text = with(text, "\"98 %\"", "\"98\"");
  auto const said = said_of(text);
  EXPECT_EQ(std::count(said.begin(), said.end(), '\n'), 3) << said;
  EXPECT_LT(said.find("mph"), said.find("trcuks"));
  EXPECT_LT(said.find("trcuks"), said.find("\"98\""));
  EXPECT_LT(said.find("\"98\""), said.find("parcels = 0"));
}

}  // namespace
}  // namespace ruralsim::scenarios

#include "scenarios/units.hpp"

#include "scenarios/number_text.hpp"

#include <string>
#include <vector>

#include <gmock/gmock.h>

namespace ruralsim::scenarios {
namespace {

using ::testing::HasSubstr;

struct Good {
  std::string text;
  Dimension dimension;
  double value;
  std::string reason;
};

TEST(Faults, S19_units_that_change_the_magnitude_are_converted) {
  using enum Dimension;
  std::vector<Good> const rows{
      {"42 km/h", speed, 42, "base unit"},
      {"10 m/s", speed, 36, "m/s is 3.6 km/h, exactly"},
      {"1.6 t", mass, 1600, "tonnes to kg"},
      {"300 g", mass, 0.3, "the double nearest to 0.3, not 300 times 0.001"},
      {"35 %", share, 0.35, "percent to a ratio"},
      {"35%", share, 0.35, "the blank is not needed"},
      {"16 m3", volume, 16, "base unit"},
      {"10 l", volume, 0.01, "litres"},
      {"120 parcels/h", parcel_rate, 120, "base unit"},
      {"2 parcels/min", parcel_rate, 120, "per minute"},
      {"10 CNY", money, 10, "base unit"},
      {"10 MCNY", money, 1e7, "millions"},
      {"34 CNY/h", money_per_time, 34, "base unit"},
      {"495 g/km", emission_per_length, 0.495, "grams"},
      {"100 ha", area, 1, "hectares to km2"},
      {"39 %/year", yearly_growth, 0.39, "growth"},
      {"1e3 m", length, 1, "an exponent"},
      {"2.5e-1 km", length, 0.25, "a negative exponent"},
      {"-5 m3", volume, -5, "ranges are checked with the field, not here"},
      {"0.1 min/parcel", time_per_parcel, 6, "time per parcel in seconds"},
  };
  for (auto const& row : rows) {
    auto const got = read_quantity(row.text, row.dimension);
    ASSERT_TRUE(got) << row.text << ": " << got.problem;
    EXPECT_EQ(*got, row.value) << row.text << " (" << row.reason << ")";
  }
}

TEST(Units, a_duration_is_whole_seconds_in_any_unit) {
  EXPECT_EQ(read_duration("45 min").value->value, 2700);
  EXPECT_EQ(read_duration("2700 s").value->value, 2700);
  EXPECT_EQ(read_duration("0.75 h").value->value, 2700);
  EXPECT_EQ(read_duration("0.1 min").value->value, 6);
  EXPECT_EQ(read_duration("2 days").value->value, 172800);
  EXPECT_EQ(read_duration("1 week").value->value, 604800);
  EXPECT_THAT(read_duration("1.5 s").problem, HasSubstr("whole seconds"));
  EXPECT_THAT(read_duration("0.01 min").problem, HasSubstr("0.6 s"));
  EXPECT_THAT(read_duration("1e300 h").problem, HasSubstr("years"));
}

struct Bad {
  std::string name;
  std::string text;
  Dimension dimension;
  std::string said;
};

class BadQuantity : public ::testing::TestWithParam<Bad> {};

TEST_P(BadQuantity, is_refused_by_name) {
  auto const got = read_quantity(GetParam().text, GetParam().dimension);
  ASSERT_FALSE(got) << GetParam().text;
  EXPECT_THAT(got.problem, HasSubstr(GetParam().said)) << GetParam().text;
}

INSTANTIATE_TEST_SUITE_P(
    Faults, BadQuantity,
    ::testing::Values(Bad{"S17_unit_missing", "60", Dimension::speed, "give km/h"},
                      Bad{"S18_wrong_dimension", "60 km", Dimension::speed, "a length, not a speed"},
                      Bad{"S18_unknown_unit", "60 kph", Dimension::speed, "give km/h, m/s"},
                      Bad{"S18_unit_of_another_case", "60 KM/H", Dimension::speed, "unknown unit"},
                      Bad{"S18_unit_on_plain_number", "60 km", Dimension::number, "has no unit"},
                      Bad{"S20_decimal_comma", "0,5 km", Dimension::length, "decimal comma"},
                      Bad{"S21_nan", "nan km", Dimension::length, "NaN"},
                      Bad{"S21_NaN", "-NaN km", Dimension::length, "NaN"},
                      Bad{"S21_inf", "inf km", Dimension::length, "infinity"},
                      Bad{"S21_minus_inf", "-inf km", Dimension::length, "infinity"},
                      Bad{"S21_Infinity", "Infinity km", Dimension::length, "infinity"},
                      Bad{"S21_overflow", "1e400 km", Dimension::length, "outside what a number can hold"},
                      Bad{"S21_overflow_by_unit", "1e308 MCNY", Dimension::money, "infinity"},
                      Bad{"S21_hexadecimal", "0x1p3 km", Dimension::length, "hexadecimal"},
                      Bad{"S21_separator", "1_000 km", Dimension::length, "separated by '_'"},
                      Bad{"S23_denormal", "5e-324 km", Dimension::length, "2.2e-308"},
                      Bad{"S23_underflow", "1e-400 km", Dimension::length, "2.2e-308"},
                      Bad{"empty", "", Dimension::length, "no number"},
                      Bad{"unit_alone", "km", Dimension::length, "not a decimal number"},
                      Bad{"two_points", "1.2.3 km", Dimension::length, "not a decimal number"},
                      Bad{"two_signs", "--1 km", Dimension::length, "not a decimal number"},
                      Bad{"bare_point", ".5 km", Dimension::length, "not a decimal number"},
                      Bad{"trailing_point", "5. km", Dimension::length, "not a decimal number"}),
    [](auto const& row) { return row.param.name; });

TEST(Faults, S22_minus_zero_is_zero) {
  auto const got = read_quantity("-0.0 km", Dimension::length);
  ASSERT_TRUE(got);
  EXPECT_FALSE(std::signbit(*got));
}

TEST(Faults, S60_a_seed_is_a_whole_number_below_two_to_the_64th) {
  EXPECT_EQ(*read_unsigned("0"), 0u);
  EXPECT_EQ(*read_unsigned("18446744073709551615"), 18446744073709551615u);
  EXPECT_THAT(read_unsigned("18446744073709551616").problem, HasSubstr("larger"));
  EXPECT_THAT(read_unsigned("-1").problem, HasSubstr("whole number"));
  EXPECT_THAT(read_unsigned("1.0").problem, HasSubstr("whole number"));
  EXPECT_THAT(read_unsigned("").problem, HasSubstr("whole number"));
}

TEST(Units, a_quantity_is_echoed_in_its_base_unit) {
  EXPECT_EQ(quantity_text(*read_quantity("10 m/s", Dimension::speed), Dimension::speed), "36 km/h");
  EXPECT_EQ(quantity_text(0.35, Dimension::share), "35 %");
  EXPECT_EQ(quantity_text(0.07, Dimension::share), "7 %");
  EXPECT_EQ(quantity_text(1.5, Dimension::number), "1.5");
  EXPECT_EQ(quantity_text(-0.0, Dimension::length), "0 km");
}

TEST(Units, every_unit_reads_back_what_it_writes) {
  for (auto const& unit : all_units()) {
    auto const one = read_quantity("1 " + std::string(unit.text), unit.dimension);
    ASSERT_TRUE(one) << unit.text;
    auto const again = read_quantity(quantity_text(*one, unit.dimension), unit.dimension);
    ASSERT_TRUE(again) << unit.text << again.problem;
    EXPECT_DOUBLE_EQ(*again, *one) << unit.text;
  }
}

}  // namespace
}  // namespace ruralsim::scenarios

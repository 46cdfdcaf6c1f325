// What loading makes of a scenario: values in their places, changes by date, text and hash of what is run.
#include "scenarios/load.hpp"

#include "tests/scenarios/scenario_text.hpp"

#include <clocale>
#include <cstdlib>
#include <filesystem>
#include <unistd.h>

#include <sys/wait.h>

namespace ruralsim::scenarios {
namespace {

using ::testing::AllOf;
using ::testing::Contains;
using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::Not;

TEST(Load, puts_every_value_in_its_place) {
  auto const l = loaded(kGood);
  auto const& run = l.scenario.run;
  EXPECT_EQ(sim::iso(run.start), "2018-07-02");
  EXPECT_EQ(run.days, 28);
  auto const& county = l.scenario.network.counties.at(0);
  EXPECT_EQ(county.id, "west");
  EXPECT_EQ(county.villages.size(), 12u);
  EXPECT_EQ(county.centers.size(), 4u);
  EXPECT_DOUBLE_EQ(county.detour, 1.32) << "its terrain's, by default";
  auto const& settings = l.scenario.stretches.at(0).settings;
  EXPECT_EQ(settings.truck.seconds_per_parcel, 6);
  EXPECT_EQ(settings.counties.at(0).trucks, 1);
  EXPECT_EQ(settings.products.at(1).handling, models::Handling::appliance);
  EXPECT_EQ(settings.products[1].installation_time, sim::Distribution::constant(2400));
  EXPECT_FALSE(settings.warehouse.picking_rate.has_value()) << "unlimited";
  EXPECT_EQ(settings.center.opening, sim::WeeklyHours::daily(sim::hours(7), sim::hours(20)));
}

TEST(Load, a_county_that_is_as_planned_has_no_number_of_trucks) {
  auto const l = loaded(with(kGood, "trucks = 1", "trucks = \"as-planned\""));
  EXPECT_FALSE(l.scenario.stretches[0].settings.counties[0].trucks.has_value());
}

TEST(Load, minutes_and_seconds_mean_the_same) {
  auto const seconds = loaded(with(with(kGood, "\"40 min\"", "\"2400 s\""), "\"28 days\"", "\"4 weeks\""));
  EXPECT_EQ(seconds.hash, loaded(kGood).hash);
  EXPECT_EQ(seconds.resolved, loaded(kGood).resolved);
}

TEST(Load, the_hash_is_of_the_meaning) {
  auto const hash = loaded(kGood).hash;
  EXPECT_EQ(hash.size(), 16u);
  EXPECT_EQ(loaded("# a comment\n\n" + kGood).hash, hash);
  EXPECT_EQ(loaded(with(kGood, "parcels = 400", "parcels   =  400  # the van")).hash, hash);
  EXPECT_EQ(loaded(with(kGood, "[truck]\n", "[truck]\nstops = \"unlimited\"\n")).hash, hash)
      << "its default, written";
  EXPECT_NE(loaded(with(kGood, "parcels = 400", "parcels = 401")).hash, hash);
  EXPECT_NE(loaded(kGood, {"run.seed=2"}).hash, hash);
}

TEST(Load, what_is_resolved_can_be_run_and_means_the_same) {
  std::string const changing =
      with(kGood, "[end]",
           "[[festival]]\nid = \"fair\"\non = \"07-20\"\nfactor = 2\n"
           "[[change]]\nfrom = 2018-07-10\n[change.truck]\nparcels = 500\n"
           "[[change.county]]\nid = \"west\"\ntrucks = 2\n"
           "[[change]]\nfrom = 2018-07-15\n[[change.festival]]\nid = \"fair\"\nremove = true\n"
           "[[change.festival]]\nid = \"new\"\non = \"07-22\"\nfactor = 3\n[end]");
  for (auto const& text : {kGood, changing}) {
    auto const once = loaded(text);
    auto const twice = loaded(once.resolved);
    EXPECT_EQ(twice.hash, once.hash) << once.resolved;
  }
}

TEST(Load, values_are_echoed_in_base_units_with_the_sources_of_defaults) {
  auto const resolved = loaded(with(kGood, "\"40 km/h\"", "\"10 m/s\"")).resolved;
  EXPECT_THAT(resolved, HasSubstr("truck_speed = \"36 km/h\"\n"));
  EXPECT_THAT(resolved, HasSubstr("order_time = \"triangular(120 s, 300 s, 660 s)\"  # default (S15)"));
}

TEST(Changes, take_effect_from_their_date_and_add_up) {
  auto const l = loaded(with(kGood, "[end]",
                             "[[change]]\nfrom = 2018-07-20\ntruck.stops = 9\n"
                             "[[change]]\nfrom = 2018-07-10\n[change.truck]\nparcels = 500\n"
                             "[[change.county]]\nid = \"west\"\ntrucks = 2\n[end]"));
  ASSERT_EQ(l.scenario.stretches.size(), 3u) << "in the order of dates, however written";
  auto const& first = l.scenario.stretches[0];
  auto const& second = l.scenario.stretches[1];
  auto const& third = l.scenario.stretches[2];
  EXPECT_EQ(first.settings.truck.parcels, 400);
  EXPECT_EQ(second.from_day, 8);
  EXPECT_EQ(second.settings.truck.parcels, 500);
  EXPECT_EQ(second.settings.counties[0].trucks, 2);
  EXPECT_FALSE(second.settings.truck.stops.has_value());
  EXPECT_EQ(third.from_day, 18);
  EXPECT_EQ(third.settings.truck.parcels, 500) << "the earlier change still holds";
  EXPECT_EQ(third.settings.truck.stops, 9);
}

TEST(Changes, of_one_date_make_one_stretch) {
  auto const l = loaded(with(kGood, "[end]",
                             "[[change]]\nfrom = 2018-07-10\ntruck.stops = 9\n"
                             "[[change]]\nfrom = 2018-07-10\ntruck.parcels = 1\n[end]"));
  ASSERT_EQ(l.scenario.stretches.size(), 2u);
  EXPECT_EQ(l.scenario.stretches[1].settings.truck.stops, 9);
}

TEST(Changes, mistakes_are_told) {
  auto const said = [](std::string const& change) {
    return said_of(with(kGood, "[end]", "[[change]]\n" + change + "\n[end]"));
  };
  EXPECT_THAT(said("truck.stops = 9"), HasSubstr("change.from is missing"));
  EXPECT_THAT(said("from = \"2018-07-10\""), HasSubstr("(is text) give a date"));
  EXPECT_THAT(said("from = 2018-07-02\ntruck.stops = 9"), HasSubstr("not after the first day, 2018-07-02"));
  EXPECT_THAT(said("from = 2018-07-10\nrun.seed = 9"), HasSubstr("run.seed cannot change by date"));
  EXPECT_THAT(said("from = 2018-07-10\n[[change.county]]\nid = \"west\"\narea = \"1 km2\""),
              HasSubstr("county.west.area cannot change by date"));
  EXPECT_THAT(said("from = 2018-07-10\n[[change.county]]\nid = \"wset\"\ntrucks = 2"),
              HasSubstr("county 'wset' does not exist did you mean 'west'?"));
  EXPECT_THAT(said("from = 2018-07-10\n[[change.county]]\nid = \"west\"\nremove = true"),
              HasSubstr("cannot be removed by a [[change]]"));
  EXPECT_THAT(said("from = 2018-07-10\ntruck.stpos = 9"), HasSubstr("did you mean 'stops'?"));
  EXPECT_THAT(said("from = 2018-07-10\ntruck.stops = -9"), HasSubstr("truck.stops = -9 (must be"));
  EXPECT_THAT(said("from = 2018-07-10\n[[change.product]]\nid = \"parcel\"\nshare = \"97 %\""),
              HasSubstr("sum to 99 %"));
  auto const late = loaded(with(kGood, "[end]", "[[change]]\nfrom = 2019-07-10\ntruck.stops = 9\n[end]"));
  EXPECT_EQ(late.scenario.stretches.size(), 1u);
  EXPECT_THAT(late.warnings, Contains(HasSubstr("has no effect (the run ends before it)")));
}

TEST(Faults, S26_no_trucks_are_valid_and_warned_of) {
  auto const l = loaded(with(kGood, "trucks = 1", "trucks = 0"));
  EXPECT_EQ(l.scenario.stretches[0].settings.counties[0].trucks, 0);
  EXPECT_THAT(l.warnings, ElementsAre(HasSubstr("county.west.trucks = 0 (nothing will be delivered)")));
}

TEST(Load, a_product_without_a_name_is_called_by_its_id) {
  auto const l = loaded(kGood);
  for (auto const& product : l.scenario.stretches[0].settings.products) EXPECT_EQ(product.name, product.id);
}

TEST(Warnings, departures_of_trucks_outside_their_shift_are_warned_of) {
  auto const none = loaded(kGood, {"truck.departures=[\"05:00\"]", "truck.shift=\"07:00-17:00\""});
  EXPECT_THAT(none.warnings, Contains(HasSubstr("no truck ever leaves")));
  auto const one = loaded(kGood, {"truck.departures=[\"05:00\", \"07:00\"]", "truck.shift=\"07:00-17:00\""});
  EXPECT_THAT(one.warnings, Not(Contains(HasSubstr("no truck ever leaves"))));
}

TEST(Faults, S27_no_technicians_are_valid_and_warned_of) {
  auto const l = loaded(with(kGood, "technicians = 1", "technicians = 0"));
  EXPECT_THAT(l.warnings, ElementsAre(HasSubstr("technicians = 0 (the backlog will hold every job)")));
}

TEST(Load, takes_the_rules_of_technicians_and_refuses_appointments_for_a_village_day) {
  auto const l = loaded(kGood, {"installation.dispatch=due-date", "installation.promise=36 h",
                                "installation.appointments=slots", "installation.slot_length=2 h",
                                "installation.visit_day_age=5 days", "product.washer.faulty_share=2 %"});
  auto const& s = l.scenario.stretches[0].settings;
  EXPECT_EQ(s.installation.dispatch, models::Dispatch::due_date);
  EXPECT_EQ(s.installation.promise, sim::hours(36));
  EXPECT_EQ(s.installation.appointments, models::Appointments::slots);
  EXPECT_EQ(s.installation.slot_length, sim::hours(2));
  EXPECT_EQ(s.installation.visit_day_age, 5);
  EXPECT_EQ(s.products[1].faulty_share, 0.02);
  EXPECT_THAT(said_of(kGood, {"installation.policy=village-day", "installation.appointments=slots"}),
              HasSubstr("the visit day is named when enough jobs are saved up"));
}

TEST(Faults, S28_no_demand_is_valid_and_warned_of) {
  auto const l = loaded(kGood, {"demand.adoption=0 %"});
  EXPECT_THAT(l.warnings, Contains(HasSubstr("no demand")));
}

TEST(Faults, S38_a_stage_loaded_over_100_percent_is_named_with_its_rho) {
  auto const l = loaded(kGood, {"hub.sorting_rate=1 parcels/h"});
  EXPECT_THAT(l.warnings, ElementsAre(AllOf(HasSubstr("county.west.hub is loaded to rho = "),
                                            HasSubstr("no steady state"))));
  auto const later = loaded(
      with(kGood, "[end]", "[[change]]\nfrom = 2018-07-10\nhub.sorting_rate = \"1 parcels/h\"\n[end]"));
  EXPECT_THAT(later.warnings, ElementsAre(HasSubstr("from 2018-07-10")));
}

TEST(Faults, S55_S56_more_orders_than_can_be_numbered_are_refused_with_the_estimate) {
  auto const orders = [](std::string const& population) {
    return std::vector<std::string>{"county.west.population=" + population,
                                    "demand.adoption=100 %",
                                    "demand.growth=0 %/year",
                                    "demand.orders_per_household=36500 orders/year",
                                    "run.length=1096 days",
                                    "county.west.household_size=1"};
  };
  EXPECT_NO_THROW(loaded(kGood, orders("20000"))) << "2.2e9 orders, just above 2^31";
  EXPECT_THAT(said_of(kGood, orders("40000")), HasSubstr("about 4387 million orders")) << "just above 2^32";
  EXPECT_THAT(said_of(kGood, orders("100000000")),
              HasSubstr("million orders (a county can number 4,000 million)"));
}

TEST(Faults, E93_the_locale_makes_no_difference) {
  auto const expected = loaded(kGood);
  for (auto const* name : {"de_DE.UTF-8", "fr_FR.UTF-8", "tr_TR.UTF-8", "C", "C.UTF-8"}) {
    if (!std::setlocale(LC_ALL, name)) continue;
    EXPECT_EQ(loaded(kGood).resolved, expected.resolved) << name;
    EXPECT_THAT(said_of(with(kGood, "population = 3000", "population = 0,5")), HasSubstr("with a point"))
        << name;
  }
  std::setlocale(LC_ALL, "C");
}

TEST(Faults, E94_a_deleted_working_folder_does_not_stop_reading) {
  TempFolder const folder;
  auto const path = folder.write("s.toml", kGood);
  pid_t const child = ::fork();
  if (child == 0) {
    std::filesystem::create_directory(folder / "gone");
    std::filesystem::current_path(folder / "gone");
    std::filesystem::remove(folder / "gone");
    ::close(0);
    for (auto const* name : {"HOME", "USER", "TERM", "TMPDIR"}) ::unsetenv(name);
    bool const good = said_on_loading(path).empty();
    bool const missing = said_on_loading("s.toml").find("no such file") != std::string::npos;
    ::_exit(good && missing ? 0 : 1);
  }
  int status = 0;
  ::waitpid(child, &status, 0);
  EXPECT_EQ(status, 0);
}

TEST(Faults, E96_dates_are_free_of_time_zones_and_know_leap_days) {
  auto const text = with(with(kGood, "2018-07-02", "2024-02-27"), "[end]",
                         "[[change]]\nfrom = 2024-03-01\ntruck.stops = 3\n[end]");
  for (auto const* zone : {"UTC", "America/New_York", "Europe/Lisbon", "Asia/Kolkata"}) {
    ::setenv("TZ", zone, 1);
    ::tzset();
    auto const l = loaded(text);
    EXPECT_EQ(l.scenario.stretches.at(1).from_day, 3) << "29 February 2024 lies between; " << zone;
  }
  ::unsetenv("TZ");
  ::tzset();
  EXPECT_THAT(said_of(with(kGood, "2018-07-02", "2019-02-29")), HasSubstr("day"));
  EXPECT_NO_THROW(loaded(with(with(kGood, "2018-07-02", "2037-01-01"), "28 days", "1096 days")))
      << "beyond 2038-01-19";
  EXPECT_NO_THROW(loaded(with(kGood, "2018-07-02", "1969-12-20")));
}

TEST(Faults, E96_a_year_without_its_spring_festival_is_an_error) {
  auto const festive =
      with(kGood, "[end]", "[[festival]]\nid = \"new-year\"\non = \"spring-festival\"\nfactor = 0.1\n[end]");
  EXPECT_NO_THROW(loaded(festive));
  EXPECT_THAT(said_of(with(festive, "2018-07-02", "2036-01-01")),
              HasSubstr("festival.new-year.on = \"spring-festival\" (its date is known for 2014 to 2035"));
}

}  // namespace
}  // namespace ruralsim::scenarios

// Small days of technicians, worked out by hand.
#include "models/actors/visit_days.hpp"
#include "models/appointments.hpp"
#include "sim/text.hpp"
#include "tests/theory/bench_county.hpp"

#include <gmock/gmock.h>

namespace ruralsim::theory {
namespace {

using models::FieldService;
using sim::hours;
using sim::minutes;
using testing::ElementsAre;

// Villages so many km east of the hub, each with a center of its own or all with one; a minute a kilometre.
enum class Centers { one, one_each };
models::Scenario on_a_road(std::vector<double> const& km, Centers centers, std::int64_t days = 14) {
  auto scenario = one_village(days);
  auto& county = scenario.network.counties.front();
  auto const village = county.villages.front();
  auto const center = county.centers.front();
  county.villages.clear(), county.centers.clear();
  county.detour = 1;
  for (std::uint32_t n = 0; n < km.size(); ++n) {
    auto const own = models::network::CenterId{centers == Centers::one ? 0 : n};
    county.villages.push_back(village);
    county.villages.back().at = {km[n], 0}, county.villages.back().center = own;
    if (own.index() < county.centers.size()) continue;
    county.centers.push_back(center);
    county.centers.back().at = {km[n], 0}, county.centers.back().village = models::network::VillageId{n};
  }
  auto& s = scenario.stretches.front().settings;
  s.terrains.front().van_speed = {60};
  s.products[1].installation_time = sim::Distribution::constant(600);
  s.counties.front().technicians = 1;
  return scenario;
}

struct NewJob {
  std::uint16_t village;
  sim::Seconds comes;
  sim::Seconds could_be_done = hours(-1);  // when it could first be done, if that was before it comes
};

// The jobs of one technician, each when it comes.
class Days {
 public:
  explicit Days(models::Scenario const& scenario) : bench(scenario) {
    bench.ledger.recording = true;
    bench.employ_technicians();
    bench.spawn("visit days", models::name_visit_days(bench.county));
  }
  Days& with(std::vector<NewJob> const& jobs) {
    bench.ledger.orders.resize(jobs.size());
    bench.spawn("jobs", come(bench, jobs));
    bench.run();
    return *this;
  }
  // Day and clock of every job's completion.
  std::vector<std::string> completed() const {
    std::vector<std::string> times;
    for (auto const& order : bench.ledger.orders) {
      sim::Time const t{order.installed};
      times.push_back(order.installed < 0 ? "never" : sim::text("{} {}", t.day(), sim::clock(t, t)));
    }
    return times;
  }
  std::int64_t total(FieldService what) const {
    std::int64_t sum = 0;
    for (std::size_t week = 0; week < bench.ledger.weeks(); ++week)
      sum += bench.ledger.field_service(week, static_cast<std::size_t>(what));
    return sum;
  }

  BenchCounty bench;

 private:
  static sim::Task<> come(BenchCounty& bench, std::vector<NewJob> jobs) {
    for (auto const& job : jobs) {
      sim::Time const comes{job.comes.value};
      if (comes > bench.county.here.now()) co_await bench.county.here.until(comes);
      auto const done = job.could_be_done.value < 0 ? job.comes : job.could_be_done;
      models::Parcel const order(bench.jobs, bench.jobs, job.village, 1, models::Channel::own_phone, 0);
      models::add_job(bench.county,
                      {.order = order,
                       .goods = {},
                       .luck = bench.county.chance.stream(models::purpose::kInstallation, job.village),
                       .released = static_cast<std::uint32_t>(done.value),
                       .delivered = static_cast<std::uint32_t>(done.value),
                       .due = sim::Time{done.value} + bench.county.settings().installation.promise},
                      comes);
      ++bench.jobs;
    }
  }
};

std::vector<std::string> completed(models::Scenario const& scenario, std::vector<NewJob> const& jobs) {
  return Days(scenario).with(jobs).completed();
}

TEST(Dispatch, decides_in_which_order_jobs_are_done) {
  auto scenario = on_a_road({30, 10, 20}, Centers::one_each);
  auto& s = scenario.stretches.front().settings.installation;
  s.promise = hours(4);
  s.shift = sim::WeeklyHours::daily(hours(10), hours(20));
  std::vector<NewJob> const jobs{{0, hours(9), hours(9)}, {1, hours(9), hours(6)}, {2, hours(9), hours(8)}};
  EXPECT_THAT(completed(scenario, jobs), ElementsAre("0 10:40", "0 11:10", "0 11:30")) << "oldest order";
  s.dispatch = models::Dispatch::nearest;
  EXPECT_THAT(completed(scenario, jobs), ElementsAre("0 11:00", "0 10:20", "0 10:40"));
  // Promised by 13:00, 10:00 and 12:00: the second cannot be kept and comes last.
  s.dispatch = models::Dispatch::due_date;
  EXPECT_THAT(completed(scenario, jobs), ElementsAre("0 10:50", "0 11:20", "0 10:30"));
}

// Two jobs make a visit day of the center of the first two villages; the third village's only job makes one
// when it has waited for four days. What comes after the round waits for the next.
TEST(VillageDay, saves_jobs_up_and_does_them_in_a_round) {
  auto scenario = on_a_road({10, 12}, Centers::one);
  auto const third = on_a_road({10, 30}, Centers::one_each).network.counties.front();
  auto& county = scenario.network.counties.front();
  county.villages.push_back(third.villages[1]), county.centers.push_back(third.centers[1]);
  auto& s = scenario.stretches.front().settings.installation;
  s.policy = models::AppliancePolicy::village_day;
  s.visit_day_jobs = 2, s.visit_day_age = 4;
  auto const day = [](std::int64_t n, std::int64_t hour) { return sim::days(n) + hours(hour); };
  Days days(scenario);
  days.with({{1, day(0, 10)}, {2, day(0, 10)}, {0, day(1, 12)}, {0, day(2, 8)}});
  EXPECT_THAT(days.completed(), ElementsAre("2 00:22", "5 00:40", "2 00:34", "7 00:20"));
  EXPECT_EQ(days.total(FieldService::metres), (10 + 2 + 12 + 2 * 30 + 2 * 10) * 1000);
}

// What does not fit into the shift is the first thing of the next day.
TEST(VillageDay, ends_with_the_shift) {
  auto scenario = on_a_road({10, 12, 14}, Centers::one);
  auto& settings = scenario.stretches.front().settings;
  auto& s = settings.installation;
  s.policy = models::AppliancePolicy::village_day;
  s.visit_day_jobs = 3, s.visit_day_age = 30;
  s.shift = sim::WeeklyHours::daily(hours(8), hours(10));
  s.overtime = sim::seconds(0);
  settings.products[1].installation_time = sim::Distribution::constant(40 * 60);
  std::vector<NewJob> const jobs{{0, hours(8)}, {1, hours(8)}, {2, hours(8)}};
  EXPECT_THAT(completed(scenario, jobs), ElementsAre("1 08:50", "1 09:32", "2 08:54"));
}

// 08:00-11:00, 11:00-14:00 and 14:00-17:00, half an hour from the hub, agreed on the day before.
models::Scenario with_slots() {
  auto scenario = on_a_road({30}, Centers::one);
  auto& s = scenario.stretches.front().settings.installation;
  s.shift = sim::WeeklyHours::daily(hours(8), hours(18));
  s.appointments = models::Appointments::slots;
  s.slot_length = hours(3), s.slot_notice = hours(12), s.slot_visits = 1;
  return scenario;
}
std::vector<NewJob> const four_at_ten{{0, hours(10)}, {0, hours(10)}, {0, hours(10)}, {0, hours(10)}};

TEST(Appointments, are_kept_by_whoever_has_the_time) {
  Days days(with_slots());
  days.with(four_at_ten);
  EXPECT_THAT(days.completed(), ElementsAre("1 08:40", "1 11:10", "1 14:10", "2 08:40"));
  EXPECT_EQ(days.total(FieldService::appointments), 4);
  EXPECT_EQ(days.total(FieldService::appointments_kept), 4);
  EXPECT_EQ(days.total(FieldService::seconds_late), 0);
}

// With four hours of work the second visit begins in its slot, the third could not end in time and is made
// the next morning, 15.5 h after its slot, which makes the fourth 1.5 h late.
TEST(Appointments, that_cannot_be_kept_come_first_the_next_day) {
  auto scenario = with_slots();
  scenario.stretches.front().settings.products[1].installation_time = sim::Distribution::constant(4 * 3600);
  Days days(scenario);
  days.with(four_at_ten);
  EXPECT_THAT(days.completed(), ElementsAre("1 12:30", "1 16:30", "2 12:30", "2 16:30"));
  EXPECT_EQ(days.total(FieldService::appointments), 4);
  EXPECT_EQ(days.total(FieldService::appointments_kept), 2);
  EXPECT_EQ(days.total(FieldService::seconds_late), (hours(15) + minutes(30) + minutes(90)).value);
}

// Who is near waits at the door: from the first home it is not far to the second.
TEST(Appointments, begin_no_sooner_than_promised) {
  auto scenario = with_slots();
  scenario.network.counties.front().villages.front().at = {130, 0};
  Days days(scenario);
  days.with({{0, hours(10)}, {0, hours(10)}});
  // There at 10:10; the second is due to be set out for from the hub by then.
  EXPECT_THAT(days.completed(), ElementsAre("1 10:20", "1 11:10"));
}

TEST(Appointments, find_somebody_at_home_if_they_are_kept) {
  auto scenario = with_slots();
  auto& s = scenario.stretches.front().settings.installation;
  s.nobody_home = 1, s.nobody_home_with_slot = 0;
  EXPECT_THAT(completed(scenario, four_at_ten), ElementsAre("1 08:40", "1 11:10", "1 14:10", "2 08:40"));
  s.appointments = models::Appointments::none;
  EXPECT_THAT(completed(scenario, four_at_ten), testing::Each("never"));
}

// Each visit finds the goods faulty; others come with the next visit after five days.
TEST(FaultyGoods, are_replaced_and_visited_again) {
  auto scenario = on_a_road({30}, Centers::one, 14);
  auto& s = scenario.stretches.front().settings;
  s.products[1].faulty_share = 1;
  s.installation.replacement_delay = sim::Distribution::constant(5 * 86400);
  Days days(scenario);
  days.with({{0, hours(10)}});
  EXPECT_THAT(days.completed(), ElementsAre("never"));
  EXPECT_EQ(days.total(FieldService::faulty), 3) << "on days 0, 5 and 10";
  EXPECT_EQ(days.total(FieldService::repeat_visits), 2);
  EXPECT_EQ(days.bench.ledger.visits(0, 3), 0u) << "which is not what is meant by a repeat visit needed";
}

}  // namespace
}  // namespace ruralsim::theory

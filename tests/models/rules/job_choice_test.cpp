#include "models/rules/job_choice.hpp"

#include <string>

#include <gmock/gmock.h>

namespace ruralsim::models::rules {
namespace {

using sim::hours;
using sim::minutes;

JobInReach job(sim::Seconds drive, sim::Seconds done, sim::Seconds due, sim::Seconds slot = hours(0)) {
  return {.drive = drive, .done = {done.value}, .due = {due.value}, .appointment = {slot.value}};
}

TEST(NextJob, is_the_one_that_the_rule_names) {
  struct Case {
    Dispatch rule;
    std::vector<JobInReach> jobs;  // oldest order first
    std::size_t expected;
    std::string reason;
  };
  auto const near = job(minutes(5), hours(9), hours(30)), far = job(minutes(50), hours(10), hours(20));
  auto const lost = job(minutes(9), hours(10), hours(8)),
             lost_long_ago = job(minutes(9), hours(10), hours(2));
  auto const just = job(minutes(9), hours(10), hours(10));
  auto const at_nine = job(minutes(50), hours(10), hours(40), hours(9));
  auto const at_eleven = job(minutes(5), hours(12), hours(20), hours(11));
  auto const at_nine_too = job(minutes(5), hours(10), hours(50), hours(9));
  for (auto const& c : std::vector<Case>{
           {Dispatch::oldest, {far, near}, 0, "the first, however far"},
           {Dispatch::nearest, {far, near}, 1, "the shortest drive"},
           {Dispatch::nearest, {far, near, near}, 1, "of equals the oldest"},
           {Dispatch::due_date, {near, far}, 1, "the promise that ends first"},
           {Dispatch::due_date, {lost, near}, 1, "a promise that can be kept before one that cannot"},
           {Dispatch::due_date, {near, just}, 1, "to the second it can be kept"},
           {Dispatch::due_date, {lost, lost_long_ago}, 1, "if none can be kept, the one broken for longest"},
           {Dispatch::due_date, {lost, lost}, 0, "of equals the oldest"},
           {Dispatch::oldest, {at_eleven, at_nine}, 1, "the earlier slot, whatever the rule"},
           {Dispatch::nearest, {at_eleven, at_nine, at_nine_too}, 2, "the rule decides within a slot"},
           {Dispatch::due_date, {at_nine, near}, 1, "who has no appointment waits for none"},
       })
    EXPECT_EQ(next_job(c.rule, c.jobs), c.expected) << c.reason;
}

TEST(NextJob, of_none_is_none) {
  for (auto const rule : {Dispatch::oldest, Dispatch::nearest, Dispatch::due_date})
    EXPECT_EQ(next_job(rule, {}), std::nullopt);
}

}  // namespace
}  // namespace ruralsim::models::rules

// A technician with a van: installs appliances at home, and under the policy `together` delivers them too.
#pragma once

#include "models/county.hpp"
#include "models/watched_ledger.hpp"
#include "sim/task.hpp"

#include <optional>
#include <vector>

namespace ruralsim::models {

class Technician {
 public:
  Technician(County& county, std::size_t number) : county_(county), number_(number) {}
  sim::Task<> run();
  void stop(sim::Time end);  // the run is over: what is being done counts until then

 private:
  enum class Activity : std::uint8_t { travel, work, waiting };

  // What today's settings and the size of the crew mean for him.
  struct Terms {
    struct Goods {
      double work;  // mean seconds of an installation
      bool may_install;
    };
    Regime const* regime = nullptr;
    std::int64_t crew = 0;
    sim::KmPerHour speed{1};
    std::vector<Goods> goods;  // by product group
  };
  // Where he is free for another job and since when, and by when it must be done.
  struct Look {
    Terms const& terms;
    bool goes_round;  // visits the villages of one center after the other (policy village-day)
    double pace;      // seconds that a second of mean work takes him
    network::Point from;
    sim::Time free, latest;
  };

  // Which news of the board he has looked at in vain from where he stands, and on which day.
  struct Seen {
    std::int64_t on = -1;
    JobBoard::News until = 0;
  };

  Terms const& terms();
  void agree_on_terms(Regime const& regime);
  Look look_from_here();
  Look look_after_van();  // once the jobs in it are done
  void come_on_duty(sim::Time begins);
  sim::Task<> work_shift();
  sim::Task<> visit_all();
  void take_jobs();
  JobBoard::Slot choose_job();
  JobBoard::Slot best_job(Look const& look);
  bool is_in_round(Job const& job) const;
  bool has_time_for(JobBoard::Slot slot);
  bool suits(Job const& job, Look const& look) const;
  bool too_long_for_any_shift(Seconds takes) const;
  sim::Seconds drive(Job const& job, Look const& look) const;
  sim::Time done(Job const& job, Look const& look) const;
  network::Point place_of(Job const& job) const;
  Seconds in_training_takes(Seconds work) const;
  bool in_training() const;  // new to the work, and slower at it
  bool at_hub() const { return at_ == network::Point{}; }
  sim::Task<> travel(network::Point there, Spot spot);
  sim::Task<> travel_to(JobBoard::Slot slot);
  // The first goods or others in the place of faulty ones, from the hub.
  static bool brings_goods(Job const& job) { return job.goods || job.replacing; }
  double goods_weight(Job const& job) const;
  void haul(Haulage what, double amount);
  sim::Task<> visit(JobBoard::Slot slot);
  struct Luck;
  enum class Punctual : std::uint8_t { no_appointment, yes, too_late };
  Punctual arrive(Job const& job);
  void find_nobody(JobBoard::Slot slot);
  void finish(JobBoard::Slot slot, bool fixed, sim::Seconds repeat_after);
  std::optional<sim::Seconds> replacement_for(Job const& job) const;
  facts::Outcome outcome_of(Job const& job, bool fixed) const;
  void carry_in(Job& job);
  void deliver(Job& job);
  void begin(Activity activity);
  void end_at(sim::Time now);
  void count(FieldService what, std::int64_t amount);
  void end() { end_at(county_.here.now()); }
  void describe_visit(Job const& job, char const* outcome) const;

  // --- on a watched day (technician_watched.cpp) ---
  std::size_t watch_stay(Doing doing, sim::Time until, Job const* job = nullptr,
                         VisitOutcome outcome = VisitOutcome::none);
  void watch_leg(Spot to, sim::Seconds takes, sim::Km road);
  void watch_goods_not_left(Job const& job);
  void watch_installed(Job const& job);

  County& county_;
  std::size_t number_;
  sim::Time came_{}, shift_ends_{};  // on duty from, until
  std::optional<Activity> doing_;    // since when:
  sim::Time since_{};
  network::Point at_{};
  std::vector<JobBoard::Slot> van_;  // jobs to do next, in order
  Spot spot_{};                      // the same as at_
  std::int32_t appliances_ = 0;      // pieces of goods on board
  double on_board_ = 0;              // kg of goods, those included that nobody was at home for
  Seen seen_;
  Terms terms_;  // as they were when last asked for
};

}  // namespace ruralsim::models

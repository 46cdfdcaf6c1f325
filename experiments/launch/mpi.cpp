#include "experiments/launch/mpi.hpp"

#include "experiments/launch/job_book.hpp"
#include "experiments/launch/one_child.hpp"
#include "sim/text.hpp"

#include <algorithm>
#include <thread>
#include <utility>

#include <boost/mpi/communicator.hpp>
#include <boost/mpi/environment.hpp>

namespace ruralsim::experiments::launch {

namespace {

namespace mpi = boost::mpi;
using Clock = std::chrono::steady_clock;
using std::chrono::milliseconds;

// Waiting inside MPI would take a processor; so it is asked whether something is there, a thousand times a
// second.
constexpr milliseconds kNap{1};

constexpr int kReport = 1;         // to rank 0: a Report as text
constexpr int kOrder = 2;          // from rank 0: the number of a job, or kEnd
constexpr std::int64_t kEnd = -1;  // sent to every rank once, and the last it hears

// What a rank tells rank 0: how its job ended, if it had one, and whether it will do more.
struct Report {
  bool leaving = false;
  std::optional<Ending> ending{};
};

std::string bytes_of(Report const& report) {
  std::string const head = report.leaving ? "-" : "+";
  return report.ending ? head + to_message(*report.ending) : head;
}

Report report_of(std::string const& bytes) {
  Report report{.leaving = bytes.at(0) == '-'};
  if (bytes.size() > 1) report.ending = ending_of(std::string_view(bytes).substr(1));
  return report;
}

// The child process that works for this rank.
class Bench {
 public:
  Bench(Ranks const& ranks, DoJob const& do_job)
      : grace_(ranks.grace),
        one_child_(do_job, ranks.limit, ranks.one_job_each),
        worker_([this](std::uint32_t number) { return one_child_.attempt(number); }) {}

  bool usable() const { return worker_.socket() >= 0; }
  std::optional<std::uint32_t> job() const { return job_; }

  // False if the child is gone for good.
  bool begin(std::uint32_t number) {
    if (usable() && worker_.hand_over(number))
      job_ = number;
    else
      give_up();
    return job_.has_value();
  }

  std::optional<Ending> look() {
    if (!readable(worker_.socket(), kNap)) return std::nullopt;
    Ending ending = worker_.hear();
    job_.reset();
    return ending;
  }

  // Once it is to stop: whether a job has had its time of grace.
  bool grace_is_over() {
    if (!asked_) asked_ = Clock::now();
    return Clock::now() >= *asked_ + grace_;
  }

  void give_up() {
    worker_.kill();
    while (!worker_.gone()) std::this_thread::sleep_for(kNap);
    job_.reset();
  }

 private:
  milliseconds grace_;
  OneChild one_child_;
  Worker worker_;
  std::optional<std::uint32_t> job_;
  std::optional<Clock::time_point> asked_;
};

// Rank 0.
class Foreman {
 public:
  Foreman(mpi::communicator const& world, Bench& bench, std::vector<Job> const& jobs, unsigned retries,
          OnHeadway const& on_headway, std::atomic<bool> const& stop)
      : world_(world),
        bench_(bench),
        book_(jobs, retries, on_headway),
        stop_(stop),
        ranks_(static_cast<std::size_t>(world.size())) {
    ranks_[0].left = ranks_[0].told_the_end = true;  // the bench is here
  }

  std::vector<JobOutcome> run() {
    while (true) {
      hear_reports();
      bool const stopped = stop_;
      if (!stopped) hand_out();
      if (stopped || !(book_.waiting() || book_.at_work())) tell_the_end();
      if (!bench_.job() && all_left() && (stopped || !book_.waiting() || !bench_.usable())) break;
      if (bench_.job())
        look(stopped);
      else
        std::this_thread::sleep_for(kNap);
    }
    book_.give_up(stop_ ? "stopped before it was finished" : "no process is left to do it");
    return book_.outcomes();
  }

 private:
  struct Rank {
    bool hungry = false, left = false, told_the_end = false;
    std::optional<std::uint32_t> job{};
  };

  void hear_reports() {
    while (auto const status = world_.iprobe(mpi::any_source, kReport)) {
      std::string bytes;
      world_.recv(status->source(), kReport, bytes);
      hear(status->source(), report_of(bytes));
    }
  }

  void hear(int number, Report const& report) {
    Rank& rank = ranks_[static_cast<std::size_t>(number)];
    if (rank.job && report.ending)
      book_.ended(*rank.job, *report.ending);
    else if (rank.job)
      book_.put_back(*rank.job);
    rank.job.reset();
    rank.hungry = !report.leaving;
    rank.left = report.leaving;
    if (rank.left) tell_the_end(number);
  }

  void hand_out() {
    for (std::size_t number = 1; number < ranks_.size() && book_.waiting(); ++number) {
      Rank& rank = ranks_[number];
      if (!rank.hungry) continue;
      rank.job = book_.hand_out();
      rank.hungry = false;
      world_.send(static_cast<int>(number), kOrder, std::int64_t{*rank.job});
    }
    if (bench_.job() || !bench_.usable() || !book_.waiting()) return;
    std::uint32_t const job = *book_.hand_out();
    if (!bench_.begin(job)) book_.put_back(job);
  }

  void look(bool stopped) {
    std::uint32_t const job = *bench_.job();
    if (std::optional<Ending> ending = bench_.look()) {
      book_.ended(job, std::move(*ending));
    } else if (stopped && bench_.grace_is_over()) {
      bench_.give_up();
      book_.put_back(job);
    }
  }

  void tell_the_end() {
    for (std::size_t number = 1; number < ranks_.size(); ++number) tell_the_end(static_cast<int>(number));
  }
  void tell_the_end(int number) {
    Rank& rank = ranks_[static_cast<std::size_t>(number)];
    if (!std::exchange(rank.told_the_end, true)) world_.send(number, kOrder, kEnd);
  }

  bool all_left() const {
    return std::all_of(ranks_.begin(), ranks_.end(), [](Rank const& rank) { return rank.left; });
  }

  mpi::communicator const& world_;
  Bench& bench_;
  JobBook book_;
  std::atomic<bool> const& stop_;
  std::vector<Rank> ranks_;
};

// Any other rank.
class Hand {
 public:
  Hand(mpi::communicator const& world, Bench& bench, std::atomic<bool> const& stop)
      : world_(world), bench_(bench), stop_(stop) {}

  void run() {
    report({});
    while (std::optional<std::uint32_t> const number = next_job()) {
      if (!bench_.begin(*number)) break;
      std::optional<Ending> ending = result();
      if (!ending) break;
      report({.ending = std::move(ending)});
    }
    report({.leaving = true});
    while (!over_) order();
  }

 private:
  void report(Report const& what) { world_.send(0, kReport, bytes_of(what)); }

  // A job that has come, if one has; rests for a moment if nothing has.
  std::optional<std::uint32_t> order() {
    if (!heard()) std::this_thread::sleep_for(kNap);
    return std::exchange(ordered_, std::nullopt);
  }

  bool heard() {
    if (!world_.iprobe(0, kOrder)) return false;
    std::int64_t what = kEnd;
    world_.recv(0, kOrder, what);
    if (what == kEnd)
      over_ = true;
    else
      ordered_ = static_cast<std::uint32_t>(what);
    return true;
  }

  std::optional<std::uint32_t> next_job() {
    while (!over_ && !stop_)
      if (auto const number = order()) return number;
    return std::nullopt;
  }

  // Nothing if the work was stopped before the job had ended.
  std::optional<Ending> result() {
    while (true) {
      if (std::optional<Ending> ending = bench_.look()) return ending;
      heard();
      if ((over_ || stop_) && bench_.grace_is_over()) return std::nullopt;
    }
  }

  mpi::communicator const& world_;
  Bench& bench_;
  std::atomic<bool> const& stop_;
  std::optional<std::uint32_t> ordered_;
  bool over_ = false;
};

}  // namespace

std::optional<std::vector<JobOutcome>> across_ranks(MpiStart const& start, std::vector<Job> const& jobs,
                                                    Ranks const& ranks, DoJob const& do_job,
                                                    OnHeadway const& on_headway,
                                                    std::atomic<bool> const& stop) {
  Bench bench(ranks, do_job);  // before MPI is begun, whose libraries do not like processes that fork
  std::optional<std::vector<JobOutcome>> outcomes;
  std::uint32_t found = 0;
  {
    mpi::environment const environment(mpi::threading::single);
    mpi::communicator const world;
    found = static_cast<std::uint32_t>(world.size());
    if (found == start.size && world.rank() == 0)
      outcomes = Foreman(world, bench, jobs, ranks.retries, on_headway, stop).run();
    else if (found == start.size)
      Hand(world, bench, stop).run();
  }
  if (found != start.size)
    throw sim::Error(
        sim::Blame::usage,
        sim::text("started as one of {} processes, but the library of MPI finds {}: use the mpirun of the "
                  "MPI that ruralsim was built with (Open MPI, in Debian's package)",
                  start.size, found));
  return outcomes;
}

}  // namespace ruralsim::experiments::launch

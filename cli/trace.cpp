// `ruralsim trace SCENARIO`: who does what, when, as text.
#include "cli/signals.hpp"
#include "cli/simulation.hpp"
#include "cli/subcommands.hpp"
#include "cli/when.hpp"
#include "results/json.hpp"
#include "sim/text.hpp"

#include <algorithm>
#include <exception>
#include <limits>
#include <vector>

namespace ruralsim::cli {

namespace {

using sim::text;

std::string lowered(std::string_view words) {
  std::string out(words);
  for (char& c : out)
    if (c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
  return out;
}

struct Wanted {
  std::string actor;  // in small letters; empty: everybody
  sim::Time from{}, until = sim::kNever;

  bool holds(sim::Time at, std::string const& who) const {
    return from <= at && at <= until && (actor.empty() || lowered(who).find(actor) != std::string::npos);
  }
};

enum class Form { text, json };

// Writes what is wanted. Places of a window run one after another, so lines wait for the end of their window
// and are then put in the order of time. An actor must not be left by an exception of ours: a failure to
// write is kept until the run has stopped.
class Teller : public sim::TraceSink {
 public:
  Teller(sim::Calendar const& calendar, Wanted wanted, Form form, Console& console)
      : calendar_(calendar), wanted_(std::move(wanted)), form_(form), console_(console) {}

  void line(sim::Time at, std::string_view place, std::string_view actor, std::string const& what) override {
    if (failure_ || !wanted_.holds(at, text("{} {}", place, actor))) return;
    lines_.push_back({at, form_ == Form::json ? as_json(at, place, actor, what)
                                              : text("{}  {:<10} {:<22} {}\n", weekday_stamp(calendar_, at),
                                                     place, actor, what)});
  }

  void flush() {
    std::ranges::stable_sort(lines_, {}, &Line::at);
    try {
      for (auto const& one : lines_) console_.result(one.words);
    } catch (...) {
      failure_ = std::current_exception();
    }
    told_ += lines_.size();
    lines_.clear();
  }

  bool goes_on(std::int64_t days_done) const {
    return !failure_ && stop_signal() == 0 && sim::midnight(days_done) <= wanted_.until;
  }
  std::size_t told() const { return told_; }
  void rethrow() const {
    if (failure_) std::rethrow_exception(failure_);
  }

 private:
  struct Line {
    sim::Time at;
    std::string words;
  };

  std::string as_json(sim::Time at, std::string_view place, std::string_view actor,
                      std::string const& what) const {
    results::Json json;
    std::string stamp = calendar_.stamp(at);
    stamp[10] = 'T';
    json.object().key("time").text(stamp).key("place").text(place).key("actor").text(actor);
    return json.key("what").text(what).end().str() + "\n";
  }

  sim::Calendar const& calendar_;
  Wanted wanted_;
  Form form_;
  Console& console_;
  std::vector<Line> lines_;
  std::size_t told_ = 0;
  std::exception_ptr failure_;
};

Wanted wanted_of(Arguments const& arguments, models::RunSpec const& run) {
  Wanted wanted{.actor = lowered(arguments.text("actor").value_or(""))};
  if (auto const from = arguments.text("from")) wanted.from = moment(*from, "--from", run, Edge::begin);
  if (auto const until = arguments.text("until")) wanted.until = moment(*until, "--until", run, Edge::end);
  return wanted;
}

ExitCode trace(Arguments const& arguments, Console& console) {
  auto const loaded = load_scenario(*arguments.text("SCENARIO"), arguments, console);
  auto const& run = loaded.scenario.run;
  sim::Calendar const calendar(run.start);
  Teller teller(calendar, wanted_of(arguments, run), arguments.has("json") ? Form::json : Form::text,
                console);
  models::RunOptions options;
  constexpr auto kMost = std::numeric_limits<std::uint32_t>::max();
  options.replication = static_cast<std::uint32_t>(arguments.number("replication", 0, kMost).value_or(0));
  options.trace = &teller;
  options.progress = [&](models::Reached const& reached) {
    teller.flush();
    return teller.goes_on(reached.days);
  };
  models::simulate(loaded.scenario, options);
  teller.flush();
  teller.rethrow();
  console.flush();
  throw_if_stopped();
  if (teller.told() == 0)
    console.note("nobody did anything that fits (actor or time) try without --actor to see who is who");
  return ExitCode::done;
}

std::vector<Option> options() {
  std::vector<Option> all{{.name = "actor",
                           .letter = 'a',
                           .placeholder = "TEXT",
                           .takes = Takes::text,
                           .help = "Only those whose place or name holds this, e.g. truck or 'center hill'",
                           .standard = "everybody"},
                          {.name = "from",
                           .placeholder = "TIME",
                           .takes = Takes::text,
                           .help = "From this day or minute on, e.g. 2018-07-03 or '2018-07-03 08:00'",
                           .standard = "the first day"},
                          {.name = "until",
                           .placeholder = "TIME",
                           .takes = Takes::text,
                           .help = "Up to this minute, or to the end of this day",
                           .standard = "the last day"}};
  auto const shared = one_replication_options();
  all.insert(all.end(), shared.begin(), shared.end());
  return all;
}

}  // namespace

Command trace_command() {
  return {
      .name = "trace",
      .summary = "Tell what every actor of a scenario does, line by line",
      .about =
          "Simulates one replication and writes a line for everything that villages, desks, the warehouse, "
          "line-hauls, hubs, trucks and technicians do: when, where, who, what. Lines come as the run "
          "goes on. Nothing else is written; with --json every line is an object.",
      .examples = {{"ruralsim trace scenarios/village-12.toml --until 2018-07-04 | less",
                    "the first three days of a small county"},
                   {"ruralsim trace scenarios/village-12.toml --actor 'truck 1' --from 2018-07-03",
                    "one truck, from its second day on"},
                   {"ruralsim trace west.toml --actor truck --from '2018-11-13 08:00' --until 2018-11-13",
                    "its trucks on a day that brings what was ordered on 11 November"}},
      .operands = {{.name = "SCENARIO", .help = "The scenario file (TOML)"}},
      .options = options(),
      .act = trace};
}

}  // namespace ruralsim::cli

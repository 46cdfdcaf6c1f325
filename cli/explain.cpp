// `ruralsim explain`: one order's life, and why it was late.
#include "cli/kind_of_file.hpp"
#include "cli/order_life.hpp"
#include "cli/progress.hpp"
#include "cli/result_file.hpp"
#include "cli/signals.hpp"
#include "cli/simulation.hpp"
#include "cli/subcommands.hpp"
#include "cli/when.hpp"
#include "results/json.hpp"
#include "results/netcdf.hpp"
#include "sim/fault.hpp"
#include "sim/text.hpp"

#include <limits>

namespace ruralsim::cli {

namespace {

using sim::text;

OrderLife from_result(std::string const& path, WhichOrder const& which) {
  auto const tables = results::read(path);
  need_result(tables, path);
  if (tables.find("orders/number") == nullptr)
    throw sim::Error(sim::Blame::usage, text("{} (holds no single orders) run its scenario with ruralsim run "
                                             "--orders, or explain the scenario itself",
                                             path));
  return find_order(tables, which);
}

OrderLife from_run(std::string const& path, WhichOrder const& which, Arguments const& arguments,
                   Console const& console) {
  auto const loaded = load_scenario(path, arguments, console);
  auto const& scenario = loaded.scenario;
  Progress progress(console, "simulating");
  models::RunOptions options;
  options.replication = which.replication;
  options.orders = models::Orders::recorded;
  options.progress = [&](models::Reached const& reached) {
    progress.update(static_cast<double>(reached.days) / static_cast<double>(scenario.run.days));
    return stop_signal() == 0;
  };
  auto const ledger = models::simulate(scenario, options);
  throw_if_stopped();
  return find_order(scenario, ledger, which);
}

WhichOrder which_of(Arguments const& arguments) {
  constexpr auto kMost = std::numeric_limits<std::uint32_t>::max();
  auto const number = arguments.number("order", 0, kMost);
  if (!number)
    throw sim::Error(sim::Blame::usage, "explain: no order was named; give its number with --order N");
  return {.number = *number,
          .county = arguments.text("county"),
          .replication = static_cast<std::uint32_t>(arguments.number("replication", 0, kMost).value_or(0))};
}

std::string way(OrderLife const& life) {
  if (life.from_shelf) return text("from the shelf of {}", life.center);
  return life.assisted ? text("by the desk of {}", life.center) : text("by own phone, to {}", life.center);
}

std::string verdict(OrderLife const& life, sim::Calendar const& calendar) {
  if (life.from_shelf) return "Handed over at once: it was no order, and no rate of delivery counts it.";
  auto const due = text("the end of {}", sim::iso(calendar.date_of(life.deadline().day() - 1)));
  if (life.row.ready >= 0 && !life.late())
    return text("In time: next-day means by {}, it was ready {} before.", due,
                duration_text(life.deadline() - sim::Time{life.row.ready}));
  if (!life.judged()) return text("Not judged: next-day means by {}, and the run ends before.", due);
  std::string words =
      life.row.ready < 0
          ? text("Late: next-day means by {}, and it was not ready by the end of the run.", due)
          : text("Late by {}: next-day means by {}.",
                 duration_text(sim::Time{life.row.ready} - life.deadline()), due);
  if (life.reason.empty()) return words;
  bool const alone_too = life.row.alone > life.deadline().s;  // then whatever else held it is not to blame
  words +=
      text("\n{}: {}", alone_too ? "Charged to the timetable" : "What held it longest", why(life.reason));
  if (life.row.lost > 0)
    words += text(" ({}{})", duration_text({life.row.lost}), alone_too ? " past the end of that day" : "");
  return words + ".";
}

// How it would have gone with the network to itself, and what the others and chance made of it.
std::string alone(OrderLife const& life, sim::Calendar const& calendar) {
  if (life.row.alone < 0) return "";
  sim::Time const ready{life.row.alone};
  std::string const when = weekday_stamp(calendar, ready);
  bool const in_time = ready <= life.deadline();
  std::string words = text("Alone in the network, from its cut-off on, it would have been ready {} ({}).",
                           when, in_time ? "in time" : "late, too");
  if (life.row.ready < 0) return words;
  auto const lost = sim::Time{life.row.ready} - ready;
  if (lost.value > 0)
    return words + text("\nStock, other orders and chance cost it {}.", duration_text(lost));
  return words + " Nothing else held it up.";
}

std::string for_people(OrderLife const& life) {
  sim::Calendar const calendar(life.start);
  std::string out = text("Order {} of {}, replication {}: {}, for village {}, {}{}\n\n", life.which.number,
                         life.county, life.which.replication, life.product, life.village, way(life),
                         life.wants_installation ? "; to be installed" : "");
  for (auto const& step : steps_of(life))
    out += step.waited_for.empty() ? text("{}  {}\n", weekday_stamp(calendar, step.at), step.what)
                                   : text("{}  {:<36}{:>12}  {}\n", weekday_stamp(calendar, step.at),
                                          step.what, duration_text(step.wait), step.waited_for);
  if (life.met)
    for (auto const& what : *life.met) out += text("meanwhile: {}\n", what);
  out += "\n" + verdict(life, calendar) + "\n";
  if (auto const words = alone(life, calendar); !words.empty()) out += words + "\n";
  return out;
}

std::string for_scripts(OrderLife const& life) {
  sim::Calendar const calendar(life.start);
  auto const stamp = [&](results::Json& json, sim::Time at) {
    std::string words = calendar.stamp(at);
    words[10] = 'T';
    json.text(words);
  };
  results::Json json;
  json.object().key("order").whole(static_cast<std::int64_t>(life.which.number));
  json.key("replication").whole(life.which.replication).key("county").text(life.county);
  json.key("village").text(life.village).key("center").text(life.center).key("product").text(life.product);
  json.key("channel").text(life.from_shelf ? "station" : life.assisted ? "assisted" : "own_phone");
  json.key("source").text(life.from_afar ? "national" : "regional");
  json.key("installation").truth(life.wants_installation).key("steps").array();
  for (auto const& step : steps_of(life)) {
    json.object().key("at");
    stamp(json, step.at);
    json.key("what").text(step.what).key("waited_for").text(step.waited_for);
    json.key("wait_seconds").whole(step.wait.value).end();
  }
  json.end().key("deadline");
  stamp(json, life.deadline());
  json.key("late");
  life.judged() ? json.truth(life.late()) : json.null();
  json.key("reason");
  life.reason.empty() ? json.null() : json.text(life.reason);
  json.key("reason_cost_seconds");
  life.row.lost < 0 ? json.null() : json.whole(life.row.lost);
  if (life.met && !life.met->empty()) {
    json.key("disturbances").array();
    for (auto const& what : *life.met) json.text(what);
    json.end();
  }
  json.key("ready_alone");
  if (life.row.alone < 0)
    json.null();
  else
    stamp(json, {life.row.alone});
  return json.end().str() + "\n";
}

ExitCode explain(Arguments const& arguments, Console& console) {
  auto const which = which_of(arguments);
  std::string const path = *arguments.text("FILE");
  bool const result = is_result_file(path);
  if (result && (arguments.has("set") || arguments.has("seed")))
    throw sim::Error(sim::Blame::usage,
                     text("{} (is a result: --set and --seed cannot change it) give the scenario", path));
  auto const life = result ? from_result(path, which) : from_run(path, which, arguments, console);
  console.result(arguments.has("json") ? for_scripts(life) : for_people(life));
  return ExitCode::done;
}

std::vector<Option> options() {
  std::vector<Option> all{
      {.name = "order",
       .placeholder = "N",
       .takes = Takes::number,
       .help = "Number of the order within its county, from 0, in the order of acceptance by day"},
      {.name = "county",
       .placeholder = "NAME",
       .takes = Takes::text,
       .help = "Id or name of the county",
       .standard = "the only one"}};
  auto const shared = one_replication_options();
  all.insert(all.end(), shared.begin(), shared.end());
  return all;
}

}  // namespace

Command explain_command() {
  return {
      .name = "explain",
      .summary = "Tell one order's life and why it was late",
      .about =
          "Tells where the order was when, how long it waited for what, whether it was in time, what held it "
          "longest if it was not, and how it would have gone with the network to itself. Takes a result "
          "file written with --orders; of a scenario it simulates one replication first, and tells what was "
          "closed "
          "meanwhile, too.",
      .examples = {{"ruralsim explain scenarios/village-12.toml --order 7", "simulate, then tell of order 7"},
                   {"ruralsim run west.toml --orders -o west.h5 && ruralsim explain west.h5 --order 4711",
                    "the same from a result file"},
                   {"ruralsim explain west.h5 --order 4711 --replication 3 --json", "for scripts"}},
      .operands = {{.name = "FILE", .help = "A scenario (TOML), or a result of ruralsim run --orders"}},
      .options = options(),
      .act = explain};
}

}  // namespace ruralsim::cli

// The mechanisms of the model as pairs of runs under common random numbers: what is changed, and the sign
// that theory gives to what follows. docs/mechanisms.md tells why.
#pragma once

#include <string>
#include <vector>

namespace ruralsim::whole {

// What a figure must do: '+' and '-' beyond the half-width of the interval, '0' within it; ' ' is only told.
struct Expected {
  std::string figure;
  char sign;
};

using Settings = std::vector<std::string>;

// Scenario files lie in tests/whole/mechanisms.
struct Variant {
  std::string file;
  Settings settings = {};
  std::string perfect = {};  // a resource without limit
};

struct MechanismPair {
  std::string name;
  Variant base, other;
  std::vector<Expected> expected;
};

struct MechanismFamily {
  std::string id, title;
  std::string base;                  // what the differences are to, for the chart's caption
  std::vector<std::string> charted;  // figures
  std::vector<MechanismPair> pairs;
};

inline Settings happens(std::string const& disturbance, std::string const& goods = "hold-at-sender") {
  return {"disturbance." + disturbance + ".happens=true", "disturbance." + disturbance + ".goods=" + goods};
}

inline Settings of_all_appliances(std::string const& setting) {
  Settings all;
  for (char const* one : {"air-conditioner", "refrigerator", "washing-machine", "television", "water-heater"})
    all.push_back(std::string("product.") + one + "." + setting);
  return all;
}

inline Settings of_regional_stock(Settings const& settings) {
  Settings all;
  for (char const* stock : {"small-region", "apparel-region"})
    for (auto const& one : settings) all.push_back(std::string("stock.") + stock + "." + one);
  return all;
}

inline MechanismFamily stock_mechanisms() {
  Variant const county{"county.toml"};
  auto const regional = [&](std::string name, Settings const& settings, char rate, char time) {
    return MechanismPair{std::move(name),
                         county,
                         {"regional-stock.toml", of_regional_stock(settings)},
                         {{"next_day_rate", rate}, {"lead_time_mean", time}}};
  };
  return {.id = "stock",
          .title = "Where goods lie",
          .base = "the region having 50 to 65 % by chance",
          .charted = {"next_day_rate", "lead_time_mean"},
          .pairs = {{"pre-stock at the hub, 4 days",
                     county,
                     {"pre-stock.toml"},
                     {{"next_day_rate", '+'}, {"lead_time_mean", '-'}, {"line_haul_load_factor", '-'}}},
                    regional("region, base stock 5 days", {}, '+', '-'),
                    regional("region, (s,S) 3 and 7 days",
                             {"policy=(s,S)", "reorder_point=3 days", "up_to=7 days"}, '+', '-'),
                    regional("region, (R,S) weekly, 10 days",
                             {"policy=(R,S)", "review=7 days", "up_to=10 days"}, '+', '-'),
                    regional("region, base stock 1 day", {"up_to=1 day"}, '-', '+')}};
}

inline MechanismFamily channel_mechanisms() {
  std::string const slow = "line_haul.speed=6 km/h", stations = "stations.toml", market = "market.toml";
  auto const slower = [&](std::string name, Settings const& both, std::vector<Expected> expected) {
    Settings with = both;
    with.push_back(slow);
    return MechanismPair{std::move(name), {market, both}, {market, with}, std::move(expected)};
  };
  Settings const twice{"stock.apparel-shelf.reorder_point=2 days", "stock.apparel-shelf.up_to=6 days",
                       "stock.electronics-shelf.reorder_point=2 days",
                       "stock.electronics-shelf.up_to=6 days"};
  std::string const constant = "adoption.model=constant", shares = "choice.model=shares";
  return {
      .id = "channels",
      .title = "Stations, choice of channel, adoption",
      .base = "each pair's own base",
      .charted = {"orders", "station_lost", "adoption_end"},
      .pairs = {{"shelves of goods at a quarter of the centers",
                 {"county.toml"},
                 {stations},
                 {{"orders", '+'}, {"line_haul_load_factor", '+'}, {"next_day_rate", ' '}}},
                {"twice the stock on these shelves",
                 {stations},
                 {stations, twice},
                 {{"station_fill_rate", '+'}, {"station_lost", '-'}, {"all_sales", '+'}, {"orders", '-'}}},
                slower("goods two days slower, with feedback", {constant},
                       {{"orders", '-'}, {"lead_time_mean", '+'}}),
                slower("two days slower, without feedback", {constant, "choice.feedback=off"},
                       {{"orders", '0'}, {"lead_time_mean", '+'}}),
                {"adoption after Bass", {market, {shares, constant}}, {market, {shares}}, {{"orders", '+'}}},
                slower("adoption, two days slower", {shares}, {{"adoption_end", '-'}, {"orders", '-'}}),
                slower("the same without effect", {shares, "adoption.lead_time_effect=0"},
                       {{"adoption_end", '0'}, {"orders", '0'}})}};
}

inline MechanismFamily back_haul_mechanisms() {
  std::string const selling = "selling.toml";
  auto const sold = [&](int kg, char rate) {
    return MechanismPair{std::to_string(kg) + " kg a household are sold",
                         {selling},
                         {selling, {"harvest.goods.per_household=" + std::to_string(kg) + " kg"}},
                         {{"truck_empty_share", '-'},
                          {"line_haul_back_fullness", '+'},
                          {"truck_back_fullness", '+'},
                          {"next_day_rate", rate}}};
  };
  return {.id = "back-haul",
          .title = "Ways back: what villagers sell, what they return",
          .base = "each pair's own base",
          .charted = {"next_day_rate", "truck_back_fullness", "truck_empty_share"},
          .pairs = {sold(10, '-'),
                    sold(40, '-'),
                    sold(160, '-'),
                    {"160 kg instead of 40",
                     {selling, {"harvest.goods.per_household=40 kg"}},
                     {selling, {"harvest.goods.per_household=160 kg"}},
                     {{"sale_time", '+'}, {"sale_given_up_share", '+'}, {"next_day_rate", '-'}}},
                    {"a fifth of apparel is returned",
                     {"county.toml", {"product.apparel.return_share=0 %"}},
                     {"county.toml", {"product.apparel.return_share=20 %"}},
                     {{"brought_back_share", '+'},
                      {"back_at_warehouse", '+'},
                      {"next_day_rate", '0'},
                      {"emissions_per_parcel", '+'}}}}};
}

inline MechanismFamily growth_mechanisms() {
  std::string const file = "growth.toml";
  auto const nearest_first = [&](std::string name, std::string const& order) {
    return MechanismPair{std::move(name),
                         {file, {"rollout.order=" + order}},
                         {file, {"rollout.order=near-first"}},
                         {{"weeks_to_target", '-'},
                          {"next_day_rate", '+'},
                          {"remote_households_served", '-'},
                          {"trip_distance_saved", '-'}}};
  };
  return {.id = "growth",
          .title = "A county opens and grows",
          .base = "each pair's own base",
          .charted = {"weeks_to_target", "next_day_rate", "remote_households_served"},
          .pairs = {nearest_first("near first, not parallel", "parallel"),
                    nearest_first("near first, not poor first", "poor-first"),
                    {"trucks after 120 days, not 60",
                     {file},
                     {file, {"fleet.truck_lag=120 days"}},
                     {{"weeks_to_target", '+'}, {"next_day_rate", '-'}}},
                    {"technicians after 120 days, not 30",
                     {file},
                     {file, {"fleet.technician_lag=120 days"}},
                     {{"backlog_mean", '+'}}},
                    {"half of the centers fail",
                     {file},
                     {file, {"rollout.failure_share=50 %"}},
                     {{"orders", '-'}, {"trip_distance_saved", '-'}, {"remote_households_served", '-'}}}}};
}

inline MechanismFamily trouble_mechanisms() {
  std::string const file = "trouble.toml";
  std::vector<Expected> const worse{{"next_day_rate", '-'}, {"lead_time_mean", '+'}};
  MechanismFamily family{.id = "trouble",
                         .title = "What goes wrong",
                         .base = "the same weeks without it",
                         .charted = {"next_day_rate", "lead_time_mean"},
                         .pairs = {}};
  struct Goods {
    char const *choice, *words;
  };
  for (char const* what : {"roads", "line-haul", "storm"})
    for (Goods const& goods :
         {Goods{"hold-at-sender", "held"}, {"hold-in-transit", "stand"}, {"turn-back", "back"}})
      family.pairs.push_back({std::string(what) + ", 3 days, goods " + goods.words,
                              {file},
                              {file, happens(what, goods.choice)},
                              worse});
  auto const add = [&](std::string name, Settings settings, std::vector<Expected> expected) {
    family.pairs.push_back({std::move(name), {file}, {file, std::move(settings)}, std::move(expected)});
  };
  add("warehouse out for 3 days", happens("warehouse"), worse);
  auto surge = worse;
  surge.push_back({"backlog_mean", '+'});
  add("four times the demand for 3 days", happens("surge"), surge);
  add("roads closed 12 times a year", {"closure.closures.per_year=12 /year"}, worse);
  add("storms 24 times a year", {"storm.storms.per_year=24 /year"}, worse);
  add("trucks break down every 50 h", {"breakdown.trucks.every=50 h"}, worse);
  family.pairs.push_back({"Spring Festival, 7 days of rest, not 3",
                          {"festival.toml", {"holiday.spring-festival.length=3 days"}},
                          {"festival.toml"},
                          {{"next_day_rate", '-'}, {"lead_time_p99", '+'}, {"backlog_mean", '+'}}});
  return family;
}

inline MechanismFamily installation_mechanisms() {
  std::string const file = "installers.toml";
  auto const pair = [&](std::string name, Settings const& both, Settings const& more,
                        std::vector<Expected> expected) {
    Settings with = both;
    with.insert(with.end(), more.begin(), more.end());
    return MechanismPair{std::move(name), {file, both}, {file, with}, std::move(expected)};
  };
  Settings const few{"county.plains.technicians=3"};
  std::string const vans = "emissions_per_parcel_by_carrier.vans";
  return {
      .id = "installation",
      .title = "Technicians",
      .base = "six technicians (dispatch: three), delivery apart, oldest job first",
      .charted = {"installed_within_48h_rate", "backlog_mean", vans},
      .pairs = {pair("village days", {}, {"installation.policy=village-day"},
                     {{"technician_share.travel", '-'},
                      {vans, '-'},
                      {"cost_per_installation", '-'},
                      {"installed_within_48h_rate", '-'},
                      {"backlog_mean", '+'}}),
                pair("delivery and installation together", {}, {"installation.policy=together"},
                     {{"visits", '+'}, {"backlog_mean", '+'}}),
                pair("nearest job first, of 3", few, {"installation.dispatch=nearest"},
                     {{vans, '-'}, {"backlog_mean", '-'}, {"installed_within_48h_rate", '+'}}),
                pair("due date first, of 3", few, {"installation.dispatch=due-date"},
                     {{"installed_within_48h_rate", '+'}, {"backlog_mean", ' '}}),
                pair("appointments", {}, {"installation.appointments=slots", "installation.slot_visits=2"},
                     {{"nobody_home_share", '-'}, {"visits", '-'}, {"installation_p50", '+'}}),
                pair("repeat visits 25 %, not 8", {}, of_all_appliances("repeat_share=25 %"),
                     {{"first_time_fix_rate", '-'}, {"visits", '+'}, {"backlog_mean", '+'}}),
                pair("4 % of goods are faulty", {}, of_all_appliances("faulty_share=4 %"),
                     {{"first_time_fix_rate", '-'}, {"backlog_mean", '+'}})}};
}

inline MechanismFamily bound_mechanisms() {
  MechanismFamily family{.id = "bounds",
                         .title = "One resource without limit",
                         .base = "a county short of everything",
                         .charted = {"next_day_rate", "lead_time_mean", "backlog_mean"},
                         .pairs = {}};
  auto const add = [&](std::string const& resource, std::vector<Expected> expected) {
    family.pairs.push_back({resource, {"scarce.toml"}, {"scarce.toml", {}, resource}, std::move(expected)});
  };
  add("desk", {{"gave_up", '-'}, {"orders", '+'}, {"next_day_rate", ' '}});
  for (char const* one : {"stock", "warehouse", "line-haul", "hub", "trucks", "shelf", "disturbances"})
    add(one, {{"next_day_rate", '+'}});
  add("technicians", {{"next_day_rate", '0'}, {"backlog_mean", '-'}, {"installed_within_48h_rate", '+'}});
  return family;
}

inline MechanismFamily detail_mechanisms() {
  return {
      .id = "detail",
      .title = "Households as actors",
      .base = "villages that order for their households",
      .charted = {},
      .pairs = {{"households instead of villages",
                 {"county.toml", {"run.length=91 days"}},
                 {"county.toml", {"run.length=91 days", "demand.detail=household"}},
                 {{"orders", '0'}, {"next_day_rate", '0'}, {"lead_time_mean", '0'}, {"backlog_mean", '0'}}}}};
}

inline std::vector<MechanismFamily> mechanisms() {
  return {stock_mechanisms(),   channel_mechanisms(),      back_haul_mechanisms(), growth_mechanisms(),
          trouble_mechanisms(), installation_mechanisms(), bound_mechanisms(),     detail_mechanisms()};
}

}  // namespace ruralsim::whole

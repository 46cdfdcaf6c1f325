// Headline figures of money, emissions, trips saved and equity. All are told of the weeks past the warm-up.
#include "results/figures/headlines.hpp"

namespace ruralsim::results::figures {
namespace {

using Value = std::function<double(Totals const&)>;

double over(double above, std::int64_t below) {
  return above / static_cast<double>(below);
}

Headline of_parcels(Headline headline) {
  headline.denominator = "delivered", headline.noun = "parcels delivered";
  return of_sums(std::move(headline));
}

Headline price(std::string name, std::string label, std::string definition, Value value) {
  auto headline =
      amount(std::move(name), std::move(label), std::move(definition) + ", in CNY", "1", std::move(value));
  headline.currency = true;
  return headline;
}

Headline percentage(std::string name, std::string label, std::string definition, Value value) {
  auto headline = amount(std::move(name), std::move(label), std::move(definition), "1", std::move(value));
  headline.shown = Shown::percent;
  return headline;
}

void cost_headlines(std::vector<Headline>& all) {
  all.push_back(amount("delivered", "", "parcels and large appliances delivered, whenever ordered", "1",
                       [](Totals const& t) { return static_cast<double>(t.delivered); }));
  all.push_back(amount("installed", "", "installations completed, whenever ordered", "1",
                       [](Totals const& t) { return static_cast<double>(t.installed); }));
  all.push_back(price("cost_total", "", "cost of all levels and kinds",
                      [](Totals const& t) { return cny(t.costs.all()); }));
  all.push_back(of_parcels(price("cost_per_parcel", "Cost of a parcel, CNY",
                                 "cost of all levels but technicians / delivered", [](Totals const& t) {
                                   auto const costs = t.delivery_costs();
                                   return over(cny(costs.all() - costs.of(Level::technicians)), t.delivered);
                                 })));
  all.push_back(of_parcels(price("last_mile_cost_per_parcel", "  from the hub to the village",
                                 "cost of trucks and centers / delivered", [](Totals const& t) {
                                   auto const costs = t.delivery_costs();
                                   return over(cny(costs.of(Level::trucks) + costs.of(Level::centers)),
                                               t.delivered);
                                 })));
  auto per_job =
      price("cost_per_installation", "Cost of an installation, CNY", "cost of technicians / installed",
            [](Totals const& t) { return over(cny(t.costs.of(Level::technicians)), t.installed); });
  per_job.denominator = "installed", per_job.noun = "installations completed";
  all.push_back(of_sums(std::move(per_job)));
}

void emission_headlines(std::vector<Headline>& all) {
  all.push_back(of_parcels(
      amount("emissions_per_parcel", "CO2e of a parcel",
             "CO2e of line-haul, trucks and the visits of vans that bring goods, well to wheel, empty legs "
             "included, / delivered",
             "kg", [](Totals const& t) { return over(t.delivery_emissions(), t.delivered); })));
  all.push_back(amount("emission_intensity", "",
                       "CO2e of line-haul and trucks / their transport activity (ISO 14083)", "kg t-1 km-1",
                       [](Totals const& t) {
                         return t.vehicle_emissions() / (t.transport[0].activity + t.transport[1].activity);
                       }));
  all.back().across = Across::pooled;
  all.push_back(percentage(
      "empty_emission_share", "", "share of the CO2e of line-haul and trucks that empty legs make",
      [](Totals const& t) {
        return (t.transport[0].empty_emissions + t.transport[1].empty_emissions) / t.vehicle_emissions();
      }));
}

void trip_headlines(std::vector<Headline>& all) {
  all.push_back(amount("trip_distance_saved", "Trips to town saved a household and year",
                       "way to the county town and back that centers save, a household and year, by "
                       "cost.trips_per_parcel",
                       "km", [](Totals const& t) { return t.saved_km / t.household_years; }));
  all.push_back(amount("trip_time_saved", "", "the same in hours, by cost.trip_speed", "h",
                       [](Totals const& t) { return t.saved_km / t.trip_speed / t.household_years; }));
}

// One of the two spreads.
struct Subject {
  std::string prefix, of, units;
  Shown shown;
  Spread Equity::*spread;
};

void spread_headlines(std::vector<Headline>& all, Subject const& subject, std::string const& gini_label,
                      std::string const& worst_label) {
  auto const add = [&](std::string const& name, std::string const& label, std::string const& definition,
                       auto of) {
    auto const member = subject.spread;
    all.push_back(amount(subject.prefix + name, label, definition + subject.of, "1",
                         [member, of](Totals const& t) { return of(t.equity.*member); }));
    all.back().across = Across::pooled;
  };
  add("_gini", gini_label, "Gini coefficient over households of ", [](Spread const& s) { return s.gini; });
  add("_theil", "", "Theil's T over households of ", [](Spread const& s) { return s.theil.total; });
  add("_theil_between", "", "the part of Theil's T between counties of ",
      [](Spread const& s) { return s.theil.between; });
  add("_theil_within", "", "the part of Theil's T within counties of ",
      [](Spread const& s) { return s.theil.within; });
  auto const shown_as_such = [&] { all.back().units = subject.units, all.back().shown = subject.shown; };
  add("_worst_decile", worst_label, "mean over the tenth of the households that is served worst of ",
      [](Spread const& s) { return s.worst_decile; });
  shown_as_such();
  add("_worst_counties", "", "the same if each household had the mean of its county, of ",
      [](Spread const& s) { return s.worst_counties; });
  shown_as_such();
}

// Technicians belong to a county, and an installation to no center: there is no figure by center.
void installation_headlines(std::vector<Headline>& all) {
  all.push_back(
      percentage("installed_within_48h_worst_counties", "",
                 "installed_within_48h_rate of the counties in which it is lowest, as many as hold a "
                 "tenth of the households of all that have jobs",
                 [](Totals const& t) { return t.equity.installed_worst_counties; }));
}

// What the measures of the next-day rate come to if all centers had the same one.
void chance_headlines(std::vector<Headline>& all) {
  auto const add = [&](std::string name, std::string label, std::string const& what, double Chance::*member) {
    all.push_back(amount(std::move(name), std::move(label),
                         what + " if all centers had the same next-day rate and orders were late by chance, "
                                "each by itself: the least that chance makes",
                         "1", [member](Totals const& t) { return t.equity.chance.*member; }));
    all.back().across = Across::pooled;
  };
  add("next_day_gini_chance", "  Gini by chance alone", "what next_day_gini would be", &Chance::gini);
  add("next_day_theil_chance", "", "what next_day_theil would be", &Chance::theil);
  add("next_day_worst_decile_chance", "", "what next_day_worst_decile would be", &Chance::worst_decile);
  all.back().shown = Shown::percent;
}

void remoteness_headlines(std::vector<Headline>& all) {
  all.push_back(
      percentage("near_next_day_rate", "",
                 "next-day rate of the centers nearer to the hub than those of a quarter of the households",
                 [](Totals const& t) {
                   auto const& r = t.equity.remoteness;
                   return share(r.near_next_day, r.near_orders);
                 }));
  all.push_back(percentage("remote_next_day_rate", "",
                           "next-day rate of the centers further from the hub than those of three quarters",
                           [](Totals const& t) {
                             auto const& r = t.equity.remoteness;
                             return share(r.far_next_day, r.far_orders);
                           }));
  all.push_back(percentage(
      "remote_gap", "  near less remote", "near_next_day_rate - remote_next_day_rate", [](Totals const& t) {
        auto const& r = t.equity.remoteness;
        return share(r.near_next_day, r.near_orders) - share(r.far_next_day, r.far_orders);
      }));
  all.back().may_be_negative = true;
}

}  // namespace

std::vector<Headline> expense_headlines() {
  std::vector<Headline> all;
  cost_headlines(all);
  emission_headlines(all);
  trip_headlines(all);
  spread_headlines(all,
                   {.prefix = "next_day",
                    .of = "the next-day rate of their center",
                    .units = "1",
                    .shown = Shown::percent,
                    .spread = &Equity::rate},
                   "Next-day rate, Gini", "  worst tenth of households");
  installation_headlines(all);
  chance_headlines(all);
  remoteness_headlines(all);
  spread_headlines(all,
                   {.prefix = "way",
                    .of = "the way to the nearest center",
                    .units = "km",
                    .shown = Shown::number,
                    .spread = &Equity::way},
                   "", "");
  return all;
}

std::vector<HeadlineByAxis> expense_headlines_by_axis() {
  return {
      {"cost_level", of_parcels(price("cost_per_parcel_by_level", "", "cost of the level / delivered", {})),
       [](Totals const& t, std::size_t i) {
         return over(cny(t.delivery_costs().of(static_cast<Level>(i))), t.delivered);
       }},
      {"cost_kind", of_parcels(price("cost_per_parcel_by_kind", "", "cost of the kind / delivered", {})),
       [](Totals const& t, std::size_t i) {
         return over(cny(t.delivery_costs().of(static_cast<Kind>(i))), t.delivered);
       }},
      {"cost_item",
       of_parcels(price("cost_per_parcel_by_item", "", "cost of the level and kind / delivered", {})),
       [](Totals const& t, std::size_t i) { return over(cny(t.delivery_costs().items[i]), t.delivered); }},
      {"carrier",
       of_parcels(amount("emissions_per_parcel_by_carrier", "", "CO2e of the use / delivered", "kg", {})),
       [](Totals const& t, std::size_t i) {
         return over(t.transport[i].emissions - t.transport[i].sold_emissions, t.delivered);
       }}};
}

}  // namespace ruralsim::results::figures

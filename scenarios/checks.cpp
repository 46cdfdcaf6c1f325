#include "scenarios/checks.hpp"

#include "scenarios/nearest.hpp"
#include "scenarios/number_text.hpp"

#include <algorithm>
#include <cmath>

namespace ruralsim::scenarios {
namespace {

constexpr int kFirstFestivalYear = 2014, kLastFestivalYear = 2035;

class Check {
 public:
  Check(Era const& era, Problems& problems)
      : root_(era.root), draft_(era.reading.draft), settings_(draft_.settings), problems_(problems) {}

  void all() {
    run();
    counties();
    products();
    appointments();
    festivals();
  }

 private:
  void run() {
    if (draft_.run.days > 0 && draft_.run.warm_up >= draft_.run.days) {
      problems_.error(where_of(root_, "run", "warm_up"),
                      "run.warm_up = " + std::to_string(draft_.run.warm_up) + " days (the run has only " +
                          std::to_string(draft_.run.days) + ") give fewer");
    }
    if (draft_.run.antithetic && draft_.run.replications % 2 != 0)
      problems_.error(
          where_of(root_, "run", "antithetic"),
          "run.replications = " + std::to_string(draft_.run.replications) +
              " (antithetic replications are made in pairs) give an even number, or antithetic = false");
  }

  void counties() {
    if (draft_.counties.empty()) {
      problems_.error(root_.where, "has no county (nothing to simulate) add a [[county]]");
    }
    std::vector<std::string> terrains;
    for (auto const& terrain : settings_.terrains) terrains.push_back(terrain.id);
    for (auto const& county : draft_.counties) {
      std::string const& id = county.figures.id;
      known("county", id, "terrain", county.figures.terrain, terrains, "[[terrain]]");
      drawn_or_read(county, id);
    }
  }

  void known(std::string const& list, std::string const& id, std::string const& key, std::string const& value,
             std::vector<std::string> const& ids, std::string const& section) {
    if (value.empty() || std::find(ids.begin(), ids.end(), value) != ids.end()) return;
    problems_.error(where_of(root_, list, id, key), list + "." + id + "." + key + " = " + in_quotes(value) +
                                                        " (there is no such " + section + ")" +
                                                        did_you_mean(value, ids));
  }

  // ", or rows of villages.csv".
  std::string rows_of(char const* key) const {
    auto const& files = draft_.network;
    auto const& path = key == std::string("villages") ? files.villages_file : files.centers_file;
    return path.empty() ? "" : ", or rows of " + path;
  }

  void drawn_or_read(CountyDraft const& county, std::string const& id) {
    auto const& f = county.figures;
    auto const wrong = [&](std::string const& key, std::string const& why) {
      problems_.error(where_of(root_, "county", id, key), "county." + id + "." + key + " " + why);
    };
    if (county.villages_in_table && !county.villages_file.empty())
      wrong("villages_file", "is given beside rows of network.villages (one of the two) leave it out");
    if (county.centers_in_table && !county.centers_file.empty())
      wrong("centers_file", "is given beside rows of network.centers (one of the two) leave it out");
    bool const from_table = county.villages_in_table || !county.villages_file.empty();
    if (from_table && f.villages > 0)
      wrong("villages", "is given beside villages_file (one of the two) leave it out");
    if (from_table && f.population > 0) {
      wrong("population",
            "is given beside villages_file, which has households (one of the two) leave it out");
    }
    if (!from_table && f.villages < 1)
      wrong("villages", "is 0 (nothing to simulate) give villages or villages_file" + rows_of("villages"));
    if (!from_table && f.population <= 0) wrong("population", "is 0 (nobody lives there) give population");
    if (!from_table && !county.centers_file.empty()) {
      wrong("centers_file",
            "is given without villages_file (centers stand in villages of a table) give both");
    }
    if (!from_table && county.centers_in_table)
      wrong("villages", "are not in network.villages (network.centers has centers of the county) add them");
    bool const centers_read = county.centers_in_table || !county.centers_file.empty();
    if (centers_read && f.centers > 0)
      wrong("centers", "is given beside centers_file (one of the two) leave it out");
    if (!centers_read && f.centers < 1)
      wrong("centers", "is 0 (no place to deliver to) give centers or centers_file" + rows_of("centers"));
    if (!from_table && f.centers > f.villages && f.villages > 0) {
      wrong("centers", "= " + std::to_string(f.centers) + " (there are " + std::to_string(f.villages) +
                           " villages, and at most one center in each) give fewer");
    }
  }

  void products() {
    auto const& products = settings_.products;
    if (products.empty()) problems_.error(root_.where, "has no product (nothing to order) add a [[product]]");
    if (products.size() > 255)
      problems_.error(root_.where, "has more than 255 products (the limit) join some");
    double sum = 0;
    std::vector<std::string> skills;
    for (auto const& skill : settings_.installation.skills) skills.push_back(skill.skill);
    for (auto const& product : products) {
      sum += product.share;
      known("product", product.id, "skill", product.skill, skills, "[[skill]]");
      appliance_keys(product);
      parcel_keys(product);
      fits(product);
    }
    if (!products.empty() && std::abs(sum - 1) > 1e-9) {
      problems_.error(where_of(root_, "product", products[0].id, "share"),
                      "shares of all products sum to " + quantity_text(sum, Dimension::share) +
                          " (must be 100 %) change one of them");
    }
  }

  void appliance_keys(models::ProductGroup const& product) {
    bool const asks = product.installation_share > 0 || !product.skill.empty();
    if (product.handling == models::Handling::appliance || !asks) return;
    std::string const key = product.skill.empty() ? "installation_share" : "skill";
    problems_.error(where_of(root_, "product", product.id, key),
                    "product." + product.id + "." + key +
                        " is given for a parcel (only appliances are installed) "
                        "give handling = \"appliance\"");
  }

  void parcel_keys(models::ProductGroup const& product) {
    if (product.handling == models::Handling::parcel || product.return_share == 0) return;
    problems_.error(
        where_of(root_, "product", product.id, "return_share"),
        "product." + product.id +
            ".return_share is given for an appliance (only parcels are brought back) leave it out");
  }

  void appointments() {
    auto const& installation = settings_.installation;
    if (installation.appointments == models::Appointments::none ||
        installation.policy != models::AppliancePolicy::village_day)
      return;
    problems_.error(
        where_of(root_, "installation", "appointments"),
        "installation.appointments = \"slots\" (under the policy \"village-day\" the visit day is named "
        "when enough jobs are saved up) leave one of them out");
  }

  // What fits into no vehicle would wait for ever.
  void fits(models::ProductGroup const& product) {
    bool const by_truck = product.handling == models::Handling::parcel ||
                          settings_.installation.policy != models::AppliancePolicy::together;
    auto const& truck = settings_.truck;
    if (by_truck && truck.volume.value > 0 && product.volume > truck.volume) {
      too_big(product, "volume", quantity_text(product.volume.value, Dimension::volume), "truck.volume",
              quantity_text(truck.volume.value, Dimension::volume));
    }
    if (by_truck && truck.weight.value > 0 && product.weight > truck.weight) {
      too_big(product, "weight", quantity_text(product.weight.value, Dimension::mass), "truck.weight",
              quantity_text(truck.weight.value, Dimension::mass));
    }
    bool const own_vehicles = settings_.facilities.line_haul == models::CapacityRule::by_parcels;
    if (auto const& vehicle = settings_.cost.line_haul.volume;
        own_vehicles && product.volume > vehicle && vehicle.value > 0) {
      too_big(product, "volume", quantity_text(product.volume.value, Dimension::volume),
              "line_haul_vehicle.volume", quantity_text(vehicle.value, Dimension::volume));
    }
    auto const& line_haul = settings_.line_haul.volume;
    if (!own_vehicles && line_haul && product.volume > *line_haul) {
      too_big(product, "volume", quantity_text(product.volume.value, Dimension::volume), "line_haul.volume",
              quantity_text(line_haul->value, Dimension::volume));
    }
  }

  void too_big(models::ProductGroup const& product, std::string const& key, std::string const& size,
               std::string const& vehicle, std::string const& capacity) {
    problems_.error(where_of(root_, "product", product.id, key),
                    "product." + product.id + "." + key + " = " + in_quotes(size) + " (more than " + vehicle +
                        " = " + in_quotes(capacity) + ": it could never be carried) change one of the two");
  }

  // A year without its date of the Spring Festival would look like a year without holidays.
  void festivals() {
    if (draft_.run.days <= 0) return;
    int const first = sim::year_month_day(draft_.run.start).year;
    int const last = sim::year_month_day(draft_.run.start + (draft_.run.days - 1)).year;
    if (first >= kFirstFestivalYear && last <= kLastFestivalYear) return;
    auto const check = [&](std::string const& list, models::YearlyDays const& days) {
      if (!days.spring_festival) return;
      problems_.error(where_of(root_, list, days.id, "on"),
                      list + "." + days.id + ".on = \"spring-festival\" (its date is known for " +
                          std::to_string(kFirstFestivalYear) + " to " + std::to_string(kLastFestivalYear) +
                          ", the run covers " + std::to_string(first) + " to " + std::to_string(last) +
                          ") change run.start or remove it");
    };
    for (auto const& festival : settings_.demand.festivals) check("festival", festival.when);
    for (auto const& holiday : settings_.holidays) check("holiday", holiday.when);
  }

  Node const& root_;
  Draft const& draft_;
  models::Settings const& settings_;
  Problems& problems_;
};

}  // namespace

Where where_of(Node const& root, std::string const& section, std::string const& key) {
  auto const* table = root.find(section);
  if (!table) return root.where;
  auto const* entry = table->value.find(key);
  return entry ? entry->value.where : table->where;
}

Where where_of(Node const& root, std::string const& list, std::string const& id, std::string const& key) {
  auto const* elements = root.find(list);
  if (!elements) return root.where;
  for (auto const& element : elements->value.items) {
    auto const* own = element.get("id");
    if (!own || own->string != id) continue;
    auto const* entry = element.find(key);
    return entry ? entry->value.where : element.where;
  }
  return elements->where;
}

void check_era(Era const& era, Problems& problems) {
  Check(era, problems).all();
  check_stocks(era, problems);
  check_market(era, problems);
  check_disturbances(era, problems);
  check_selling(era, problems);
}

}  // namespace ruralsim::scenarios

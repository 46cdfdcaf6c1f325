// Keys that are given and change nothing, because of what is given beside them.
#include "scenarios/checks.hpp"

#include <algorithm>

namespace ruralsim::scenarios {
namespace {

using models::Handling;

// What a file takes over from the one that it extends is not meant for it: only keys of one file contradict
// one another.
bool of_one_file(Node const* a, Node const* b) {
  return a != nullptr && b != nullptr && a->where.file && b->where.file && *a->where.file == *b->where.file;
}

class IdleKeys {
 public:
  IdleKeys(Era const& era, Problems& problems)
      : root_(era.root), settings_(era.reading.draft.settings), problems_(problems) {}

  void all() {
    visits();
    channels();
    fleets();
    facilities();
  }

 private:
  Node const* given(std::string const& section, std::string const& key) const {
    auto const* table = root_.find(section);
    return table ? table->value.get(key) : nullptr;
  }
  Node const* given(std::string const& list, std::string const& id, std::string const& key) const {
    auto const* elements = root_.find(list);
    if (!elements) return nullptr;
    for (auto const& element : elements->value.items)
      if (auto const* own = element.get("id"); own && own->string == id) return element.get(key);
    return nullptr;
  }
  void idle(Node const& node, std::string const& key, std::string const& why) {
    problems_.warning(node.where, key + " has no effect (" + why + ")");
  }

  void visits() {
    for (auto const& product : settings_.products) {
      bool const installed = product.handling == Handling::appliance && product.installation_share > 0;
      for (auto const& [key, share] :
           {std::pair{"repeat_share", product.repeat_share}, std::pair{"faulty_share", product.faulty_share}})
        if (auto const* node = given("product", product.id, key); node && share > 0 && !installed)
          idle(*node, "product." + product.id + "." + key, "nobody installs it");
    }
  }

  void channels() {
    auto const *share = given("demand", "assisted_share"), *model = given("choice", "model");
    if (settings_.choice.model == models::ChoiceModel::logit && of_one_file(share, model))
      idle(*share, "demand.assisted_share", "with choice.model = \"logit\" each wish chooses its way");
  }

  void fleets() {
    auto const& fleet = settings_.fleet;
    auto const of_counties = [&](char const* key, bool by_rule) {
      auto const* rule = given("fleet", key);
      auto const* counties = root_.find("county");
      if (!by_rule || !counties) return;
      for (auto const& county : counties->value.items)
        if (auto const* own = county.get(key), *id = county.get("id"); id && of_one_file(own, rule))
          idle(*own, "county." + id->string + "." + key,
               "fleet." + std::string(key) + " = " + in_quotes(rule->string) + " says how many there are");
    };
    of_counties("trucks", fleet.trucks != models::TruckRule::as_county);
    of_counties("technicians", fleet.technicians != models::TechnicianRule::as_county);
  }

  void facilities() {
    auto const& f = settings_.facilities;
    auto const follows = [&](char const* what, models::CapacityRule rule, char const* section,
                             char const* key) {
      auto const *given_rule = given("facilities", what), *own = given(section, key);
      if (rule == models::CapacityRule::by_parcels && of_one_file(own, given_rule))
        idle(*own, std::string(section) + "." + key,
             "facilities." + std::string(what) + " = \"by-parcels\" says how much it is");
    };
    follows("picking", f.picking, "warehouse", "picking_rate");
    follows("line_haul", f.line_haul, "line_haul", "volume");
    follows("sorting", f.sorting, "hub", "sorting_rate");
    follows("shelves", f.shelves, "center", "shelf_capacity");
  }

  Node const& root_;
  models::Settings const& settings_;
  Problems& problems_;
};

}  // namespace

void warn_of_idle_keys(Era const& era, Problems& problems) {
  IdleKeys(era, problems).all();
}

}  // namespace ruralsim::scenarios

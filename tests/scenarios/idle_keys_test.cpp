// Keys that change nothing are warned of, where they stand beside what makes them idle.
#include "tests/scenarios/scenario_text.hpp"

namespace ruralsim::scenarios {
namespace {

std::vector<std::string> idle(std::string const& text, std::vector<std::string> const& overrides = {}) {
  std::vector<std::string> keys;
  for (auto const& warning : loaded(text, overrides).warnings) {
    auto const end = warning.find(" has no effect (");
    if (end != std::string::npos)
      keys.push_back(warning.substr(warning.rfind(' ', end - 1) + 1, end - warning.rfind(' ', end - 1) - 1));
  }
  return keys;
}
using testing::ElementsAre;
using testing::IsEmpty;

TEST(IdleKeys, are_none_in_a_scenario_that_is_right) {
  EXPECT_THAT(idle(kGood), IsEmpty());
}

TEST(IdleKeys, of_visits_stand_at_products_that_nobody_installs) {
  EXPECT_THAT(idle(with(kGood, "share = \"98 %\"", "share = \"98 %\"\nrepeat_share = \"8 %\"")),
              ElementsAre("product.parcel.repeat_share"));
  auto const washer = with(kGood, "volume = \"0.5 m3\"", "volume = \"0.5 m3\"\nfaulty_share = \"1 %\"");
  EXPECT_THAT(idle(washer), IsEmpty());
  EXPECT_THAT(idle(washer, {"product.washer.installation_share=0 %"}),
              ElementsAre("product.washer.faulty_share"));
}

TEST(IdleKeys, of_channels_stand_beside_a_choice) {
  std::string const both = "[demand]\nassisted_share = \"30 %\"\n[choice]\nmodel = \"logit\"\n[truck]";
  EXPECT_THAT(idle(with(kGood, "[truck]", both)), ElementsAre("demand.assisted_share"));
  EXPECT_THAT(idle(with(kGood, "[truck]", both), {"choice.model=shares"}), IsEmpty());
}

TEST(IdleKeys, of_counties_stand_beside_the_rule_of_a_fleet) {
  auto const text = with(kGood, "[truck]", "[fleet]\ntrucks = \"by-centers\"\n[truck]");
  EXPECT_THAT(idle(text), ElementsAre("county.west.trucks"));
  EXPECT_THAT(idle(kGood, {"fleet.trucks=by-centers"}), IsEmpty()) << "whoever tries it out knows";
}

TEST(IdleKeys, of_facilities_stand_beside_what_follows_the_orders) {
  auto const text = with(kGood, "[truck]",
                         "[facilities]\npicking = \"by-parcels\"\nline_haul = \"by-parcels\"\nsorting = "
                         "\"by-parcels\"\nshelves = \"by-parcels\"\n[center]\nshelf_capacity = "
                         "9\n[warehouse]\npicking_rate = \"9 parcels/h\"\n[line_haul]\nvolume "
                         "= \"9 m3\"\n[hub]\nsorting_rate = \"9 parcels/h\"\n[truck]");
  EXPECT_THAT(idle(text), ElementsAre("warehouse.picking_rate", "line_haul.volume", "hub.sorting_rate",
                                      "center.shelf_capacity"));
  EXPECT_THAT(idle(text, {"facilities.sorting=as-set"}),
              ElementsAre("warehouse.picking_rate", "line_haul.volume", "center.shelf_capacity"));
}

// The whole of a vehicle's figures is of use.
TEST(Vehicles, have_no_key_twice) {
  for (char const* key : {"truck_vehicle.payload='1 t'", "truck_vehicle.volume='9 m3'", "van.payload='1 t'",
                          "van.volume='9 m3'", "van.emission_full='1 kg/km'"}) {
    TempFolder const folder;
    EXPECT_THAT(said_on_loading(folder.write("s.toml", kGood), {key}), testing::HasSubstr("unknown key"))
        << key;
  }
  auto const settings = loaded(kGood, {"van.emission=0.3 kg/km"}).scenario.stretches.front().settings;
  EXPECT_EQ(settings.cost.van.emission_empty, 0.3);
}

}  // namespace
}  // namespace ruralsim::scenarios

#include "scenarios/bind.hpp"
#include "scenarios/draft.hpp"
#include "scenarios/sections.hpp"

namespace ruralsim::scenarios::sections {
namespace {

using Table = std::string NetworkDraft::*;

void table_of(Fields<NetworkDraft>& f, char const* key, Table member, char const* sentence) {
  f(key, member, "none").as(Type::path).or_nothing("none").from("rule").is(sentence);
}

void drawn(Fields<NetworkDraft>& f) {
  table_of(f, "provinces", &NetworkDraft::provinces_file,
           "CSV table of provinces, from which counties are drawn; each makes a [[region]]: id, name, group, "
           "warehouse, latitude[deg], longitude[deg], county_population, household_size, mountains[%].");
  table_of(f, "prefectures", &NetworkDraft::prefectures_file,
           "CSV table of prefectures, around whose middles county seats lie: province (its id), name, "
           "latitude[deg], longitude[deg], counties, area[km2], towns, villages.");
  table_of(f, "outline", &NetworkDraft::outline_file,
           "CSV table of coasts and frontiers, inside which seats lie: ring, latitude[deg], longitude[deg].");
  f("drawn_counties", &NetworkDraft::drawn_counties, "0")
      .least(0)
      .most(20'000)
      .from("rule")
      .is("Counties drawn in all provinces, in proportion to those that these have.");
  f("drawn_villages", &NetworkDraft::drawn_villages, "0")
      .least(0)
      .most(5e6)
      .from("rule")
      .is("Villages of all drawn counties, in proportion to rural inhabitants.");
  f("drawn_centers", &NetworkDraft::drawn_centers, "0")
      .least(0)
      .most(5e6)
      .from("rule")
      .is("Service centers of all drawn counties, in proportion to villages.");
  f("plains", &NetworkDraft::plains, "plains")
      .as(Type::id)
      .from("rule")
      .is("The [[terrain]] of the densely peopled drawn counties.");
  f("mountains", &NetworkDraft::mountains, "mountains")
      .as(Type::id)
      .from("rule")
      .is("The [[terrain]] of the others.");
}

void read(Fields<NetworkDraft>& f) {
  table_of(f, "counties", &NetworkDraft::counties_file,
           "CSV table of counties; its columns are keys of [[county]], with latitude[deg] and longitude[deg] "
           "for those of the hub.");
  table_of(f, "villages", &NetworkDraft::villages_file,
           "CSV table of the villages of all counties: county and the columns of county.villages_file.");
  table_of(
      f, "centers", &NetworkDraft::centers_file,
      "CSV table of the service centers of all counties: county and the columns of county.centers_file.");
  table_of(f, "roads", &NetworkDraft::roads_file,
           "CSV table of distances by road: county, from, to (ids of its villages, hub or warehouse), "
           "distance[km]; either way. What is not in it is straight distance times detour.");
}

Section published() {
  using One = PublishedDistance;
  Fields<One> f;
  f("id", &One::id).as(Type::id).is("Unique name.");
  f("of", &One::of).is("Which distance, in a straight line.");
  f("regions", &One::regions, "all")
      .or_nothing("all")
      .from("rule")
      .is("Name or group of the regions that it tells of.");
  f.share("share", &One::share).is("Of their counties or villages that lie no farther: 50 % for the median.");
  f("distance", &One::distance).most(20'000).is("What is published.");
  f("source", &One::source, "none").or_nothing("none").from("rule").is("Where, for people.");
  f.all_never_change();
  return {"published",
          Section::Shape::list,
          "Published distances, beside which ruralsim check tells those of the network. They change nothing.",
          Changes::never,
          f.done(),
          [](Draft& draft) -> void* { return &draft.published.emplace_back(); }};
}

}  // namespace

std::vector<Section> of_network() {
  Fields<NetworkDraft> f;
  f("layout_seed", &NetworkDraft::layout_seed, "1")
      .from("rule")
      .is("Chooses the counties that are drawn, and, where regions do not say, where drawn villages lie.");
  drawn(f);
  read(f);
  f("assign", &NetworkDraft::assign, "own-province")
      .from("rule")
      .is("To which region a county belongs that does not say: to the nearest warehouse of those that serve "
          "its province, or to the nearest of all.");
  f.all_never_change();
  return {{"network", Section::Shape::table,
           "Counties that no [[county]] describes: drawn from facts of a country, or read from tables.",
           Changes::never, f.done(), [](Draft& draft) -> void* { return &draft.network; }},
          published()};
}

}  // namespace ruralsim::scenarios::sections

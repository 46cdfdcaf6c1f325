#include "scenarios/bind.hpp"
#include "scenarios/draft.hpp"
#include "scenarios/sections.hpp"

namespace ruralsim::scenarios::sections {
namespace {

Section run() {
  using Run = models::RunSpec;
  Fields<Run> f;
  f("title", &Run::title, "untitled").from("rule").is("What the scenario is called in charts and reports.");
  f("start", &Run::start).is("The first day; it begins at its midnight.");
  f("length", &Run::days).as(Type::days).least(1).most(36500).is("How long is simulated.");
  f("warm_up", &Run::warm_up, "0 days")
      .as(Type::days)
      .least(0)
      .most(36500)
      .from("rule")
      .is("First days that the figures leave out.");
  f("seed", &Run::seed, "1").from("rule").is("Chooses the random numbers; any number is as good as another.");
  f("replications", &Run::replications, "1")
      .least(1)
      .most(100000)
      .from("rule")
      .is("How often the run is made, each time with random numbers of its own.");
  f("disturbances", &Run::disturbances, "true")
      .from("rule")
      .is("false: nothing goes wrong, whatever [[disturbance]], [[closure]], [[storm]] and [[breakdown]] "
          "say; all "
          "other random numbers are the same.");
  f("antithetic", &Run::antithetic, "false")
      .from("rule")
      .is("true: replications are made in pairs, of which the second draws 1 - u where the first draws u. "
          "Their luck "
          "evens out, so means are known better from as many runs; replications must be even in number.");
  f.all_never_change();
  return {"run",
          Section::Shape::table,
          "How a run is made.",
          Changes::never,
          f.done(),
          [](Draft& draft) -> void* { return &draft.run; }};
}

void place_of_warehouse(Fields<RegionDraft>& f) {
  f.latitude("latitude", &RegionDraft::latitude).is("Of the warehouse.");
  f.longitude("longitude", &RegionDraft::longitude).is("Of the warehouse.");
}

Section region() {
  Fields<RegionDraft> f;
  f("id", &RegionDraft::id, "region")
      .as(Type::id)
      .from("rule")
      .is("Unique name, by which counties and changes refer to it; must be given where there are several.");
  f("name", &RegionDraft::name, "region").from("rule").is("Name of the region, for people.");
  f("group", &RegionDraft::group, "none")
      .or_nothing("none")
      .from("rule")
      .is("A name that regions share, by which a [[change]] means all of them.");
  f("layout_seed", &RegionDraft::layout_seed, "as-network")
      .or_nothing("as-network")
      .from("rule")
      .is("Chooses where drawn villages lie (as-network: network.layout_seed); apart from run.seed, so that "
          "chance can vary on one and the "
          "same map.");
  place_of_warehouse(f);
  f("provinces", &RegionDraft::provinces, "own")
      .as(Type::names)
      .or_nothing("own")
      .from("rule")
      .is("Names of the provinces whose counties it may serve; own: the one that has its name.");
  f.all_never_change();
  return {"region",
          Section::Shape::either,
          "The region: one warehouse and the counties that it serves. Several are written [[region]]; they "
          "never meet.",
          Changes::never,
          f.done(),
          [](Draft& draft) -> void* { return &draft.region; }};
}

}  // namespace

std::vector<Section> of_run() {
  return {run(), region()};
}

}  // namespace ruralsim::scenarios::sections

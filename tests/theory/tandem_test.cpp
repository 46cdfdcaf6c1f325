// Picking at the warehouse and sorting at the hub, one after the other.
#include "models/actors/county_hub.hpp"
#include "models/actors/warehouse.hpp"
#include "tests/theory/bench_county.hpp"
#include "tests/theory/closed_forms.hpp"

namespace ruralsim::theory {
namespace {

constexpr std::size_t kBatches = 40;
constexpr std::int64_t kWeeks = 41 * 15;

// Warehouse and hub door to door: what is packed is at the hub's gate at once, every parcel for itself.
class Tandem {
 public:
  struct Work {
    double picking, sorting;  // seconds a parcel
  };
  Tandem(Work work, double mean_gap)
      : bench_(scenario(work)),
        here_(bench_.county.here),
        hall_(here_, bench_.regimes, 1),
        warehouse_(hall_, busy_),
        hub_(bench_.county),
        parcels_(kWeeks),
        picking_(kWeeks),
        whole_(kWeeks) {
    busy_.busy_by_week = models::Counts<std::int64_t>(static_cast<std::size_t>(kWeeks), models::kResources);
    busy_.horizon = sim::midnight(7 * kWeeks);
    bench_.spawn("picking", warehouse_.run());
    bench_.spawn("hub", hub_.run());
    bench_.spawn("orders", at_poisson_times(here_, mean_gap, 3, [this] { order(); }));
    bench_.run();
  }

  // From order to packed, and from order to sorted.
  Estimate to_packed() const { return of_ratio(batches(picking_), batches(parcels_)); }
  Estimate to_sorted() const { return of_ratio(batches(whole_), batches(parcels_)); }

 private:
  static models::Scenario scenario(Work work) {
    auto scenario = one_village(7 * kWeeks);
    auto& s = scenario.stretches.front().settings;
    s.warehouse.picking_rate = sim::PerHour{3600 / work.picking};
    s.hub.sorting_rate = sim::PerHour{3600 / work.sorting};
    s.hub.unloading_time = sim::seconds(0);
    return scenario;
  }
  static std::vector<double> batches(std::vector<double> const& by_week) {
    return batches_of(by_week.size(), kBatches, [&](std::size_t w) { return by_week[w]; });
  }

  void order() {
    look_at_sorted();
    auto const now = static_cast<std::uint32_t>(here_.now().s);
    models::Batch batch(1);
    batch.add(models::Parcel(now, 0, 0, 0, models::Channel::own_phone, 0));
    batch->stamps.released = now;
    models::Release release;
    release.batches.push_back(std::move(batch));
    hall_.released.put(std::move(release));
    here_.spawn("porter", carry(*this), sim::Priority::late);  // after picking has had its turn
  }
  static sim::Task<> carry(Tandem& all) {
    auto goods = std::move(all.hall_.docks[0].front());
    all.hall_.docks[0].pop_front();
    co_await all.here_.until({goods->stamps.packed});
    goods->stamps.at_hub = goods->stamps.packed;
    models::Load load;
    load.batches.push_back(std::move(goods));
    all.bench_.county.arrivals.put(std::move(load));
  }
  void look_at_sorted() {
    auto& lane = bench_.county.bay.lane(0);
    for (auto const& batch : lane) {
      auto const& at = batch->stamps;
      auto const week = static_cast<std::size_t>(at.released / 86400 / 7);
      parcels_[week] += 1;
      picking_[week] += at.packed - at.released;
      whole_[week] += at.sorted - at.released;
    }
    lane.clear();
  }

  BenchCounty bench_;
  sim::Place& here_;
  models::WarehouseHall hall_;
  models::Utilisation busy_;
  models::Warehouse warehouse_;
  models::CountyHub hub_;
  std::vector<double> parcels_, picking_, whole_;  // by week: count, sums of seconds
};

// Constant work at both: the whole wait is that at the slower one alone, wherever it stands (Friedman 1965).
TEST(PickingAndSorting, are_a_tandem_whose_wait_is_that_at_the_slower_stage) {
  double const gap = 500;
  for (auto const& [picking, sorting] : {Tandem::Work{300, 400}, {400, 300}, {350, 350}}) {
    Tandem const tandem({picking, sorting}, gap);
    auto const name = "picking " + std::to_string(static_cast<int>(picking)) + " s, sorting " +
                      std::to_string(static_cast<int>(sorting)) + " s: ";
    expect_agrees(name + "mean time to packed, M/D/1, s", tandem.to_packed(),
                  picking + mg1_wait(1 / gap, picking, 0), 0.015);
    expect_agrees(name + "mean time to sorted, tandem, s", tandem.to_sorted(),
                  picking + sorting + mg1_wait(1 / gap, std::max(picking, sorting), 0), 0.015);
  }
}

}  // namespace
}  // namespace ruralsim::theory

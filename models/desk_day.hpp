// A day at a center's desk: who comes, who is served, who leaves.
#pragma once

#include "models/county.hpp"
#include "models/rules/desk.hpp"
#include "models/sellers_at_desk.hpp"

#include <vector>

namespace ruralsim::models {

class DeskDay {
 public:
  DeskDay(County& county, network::CenterId id) : county_(county), id_(id), sellers_(county, id) {}

  // At the day's first second or soon after, once the villages have drawn who comes: all who come today, with
  // those of yesterday who come again, in order of coming. Nobody if the center is closed: they find the door
  // shut and come again the next day.
  std::vector<DeskVisit> const& begin();
  // The next one, in order of coming, on the day that was begun.
  void serve(DeskVisit const& visit, OrderIntake& intake, AgentsHour& agents);

  // The center has closed for good: who wanted to come again finds nobody.
  void turn_away();

  std::size_t will_come_again() const { return tomorrow_.size(); }
  bool serves_sellers() const { return sellers_.any(); }

 private:
  void gives_up(DeskVisit const& visit);

  County& county_;
  network::CenterId id_;
  rules::Desk desk_{0};
  SellersAtDesk sellers_;
  Regime const* regime_ = nullptr;  // today's
  std::vector<DeskVisit> today_, tomorrow_;
};

// When the doors of a county's centers are open today: null if they are not at all.
rules::DayShape const* desk_hours_today(County const& county);

}  // namespace ruralsim::models

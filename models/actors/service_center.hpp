// The service centers' desks: an agent enters the orders of people who come in person.
#pragma once

#include "models/county.hpp"
#include "models/rules/desk.hpp"
#include "sim/task.hpp"

#include <deque>
#include <vector>

namespace ruralsim::models {

class ServiceCenter {
 public:
  ServiceCenter(County& county, network::CenterId id) : county_(county), id_(id) {}

  // Settles the day at its first second, after the villages have drawn who comes.
  void serve_today();

 private:
  void serve(DeskVisit const& visit, rules::Desk& desk, OrderIntake& intake);
  void gives_up(DeskVisit const& visit);

  County& county_;
  network::CenterId id_;
  std::vector<DeskVisit> today_, tomorrow_;
};

// Every day of all centers of a county.
sim::Task<> serve_daily(County& county, std::deque<ServiceCenter>& centers);

}  // namespace ruralsim::models

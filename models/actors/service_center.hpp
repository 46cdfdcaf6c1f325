// The service centers' desks: an agent enters the orders of people who come in person.
#pragma once

#include "models/desk_day.hpp"
#include "sim/task.hpp"

#include <deque>

namespace ruralsim::models {

class ServiceCenter {
 public:
  ServiceCenter(County& county, network::CenterId id) : county_(county), id_(id), desk_(county, id) {}

  // Settles the day at its first second, after the villages have drawn who comes.
  void serve_today();

 private:
  County& county_;
  network::CenterId id_;
  DeskDay desk_;
};

// Every day of all centers of a county.
sim::Task<> serve_daily(County& county, std::deque<ServiceCenter>& centers);

}  // namespace ruralsim::models

// A service center's desk: the agent enters the orders of people who come in person.
#pragma once

#include "models/county.hpp"
#include "models/rules/desk.hpp"
#include "sim/task.hpp"

namespace ruralsim::models {

class ServiceCenter {
 public:
  ServiceCenter(County& county, network::CenterId id) : county_(county), id_(id) {}

  // Settles each day at its first second, after the villages have drawn who comes.
  sim::Task<> run();

 private:
  void serve_today();
  void serve(DeskVisit const& visit, rules::Desk& desk, OrderIntake& intake);
  void gives_up(DeskVisit const& visit);

  County& county_;
  network::CenterId id_;
  std::vector<DeskVisit> today_, tomorrow_;
};

}  // namespace ruralsim::models

// A county's trucks and technicians, day by day: as many as its settings say, or following the network.
#pragma once

#include "models/county.hpp"
#include "models/rules/fleet.hpp"

#include <functional>
#include <optional>

namespace ruralsim::models {

class Fleet {
 public:
  // `truck(k)` starts the k-th truck's driver, `technician(k)` the k-th technician, unless they are there.
  using Employ = std::function<void(std::size_t)>;
  Fleet(County& county, Employ truck, Employ technician)
      : county_(county), truck_(std::move(truck)), technician_(std::move(technician)) {}

  // Says who is in service today, and states it. `planned`: trucks that the milk runs need now;
  // `needed_from`: and that they will need from a later day on.
  using Planner = std::function<std::int64_t(std::int64_t day)>;
  void begin_day(std::int64_t planned, Planner const& needed_from);

 private:
  // By a rule, if one decides: on a county's first day at once, and on every look after the lag.
  struct Wanted {
    std::optional<std::int64_t> now = {}, later = {};
  };

  rules::NetworkSize size() const;
  bool looks_today() const;
  Wanted trucks_wanted(rules::NetworkSize size, Planner const& needed_from) const;
  std::int64_t in_service(Crew& crew, Wanted const& wanted, std::int64_t otherwise, std::int64_t lag) const;

  County& county_;
  Employ truck_, technician_;
  std::int64_t trucks_employed_ = 0, technicians_employed_ = 0;
};

}  // namespace ruralsim::models

// The visits that a county's technicians have promised, slot by slot.
#pragma once

#include "models/rules/slots.hpp"

#include <cstdint>
#include <map>
#include <vector>

namespace ruralsim::models {

class AppointmentBook {
 public:
  bool has_room(sim::Time begins, std::int64_t able, std::int64_t visits_each) const {
    auto const found = booked_.find(begins.s);
    if (found == booked_.end()) return rules::has_room({}, able, visits_each);
    return rules::has_room(found->second, able, visits_each);
  }
  // For one of the first `able` technicians. What is past is forgotten.
  void book(sim::Time begins, std::int64_t able, sim::Time now) {
    booked_.erase(booked_.begin(), booked_.lower_bound(now.s));
    booked_[begins.s].push_back(able);
    used_ = true;
  }
  bool used() const { return used_; }  // ever

 private:
  std::map<std::int64_t, std::vector<std::int64_t>> booked_;  // by beginning: of each how many can make it
  bool used_ = false;
};

}  // namespace ruralsim::models

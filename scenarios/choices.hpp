#pragma once

#include "models/settings.hpp"
#include "scenarios/draft.hpp"

#include <string>
#include <vector>

namespace ruralsim::scenarios {

// The words by which an enumeration is written, in the order of its values.
template <class E>
struct Words;

template <>
struct Words<models::Handling> {
  static std::vector<std::string> all() { return {"parcel", "appliance"}; }
};
template <>
struct Words<models::Closes> {
  static std::vector<std::string> all() {
    return {"warehouse", "line-haul", "hub", "trucks", "centers", "technicians"};
  }
};
template <>
struct Words<models::DemandDetail> {
  static std::vector<std::string> all() { return {"village", "household"}; }
};
template <>
struct Words<models::AppliancePolicy> {
  static std::vector<std::string> all() { return {"separate", "together", "village-day"}; }
};
template <>
struct Words<models::Appointments> {
  static std::vector<std::string> all() { return {"none", "slots"}; }
};
template <>
struct Words<models::Dispatch> {
  static std::vector<std::string> all() { return {"oldest", "nearest", "due-date"}; }
};

template <>
struct Words<models::OpeningOrder> {
  static std::vector<std::string> all() { return {"near-first", "poor-first", "dense-first", "parallel"}; }
};
template <>
struct Words<models::TruckRule> {
  static std::vector<std::string> all() { return {"as-county", "by-centers", "by-parcels", "by-plan"}; }
};
template <>
struct Words<models::CapacityRule> {
  static std::vector<std::string> all() { return {"as-set", "by-parcels"}; }
};
template <>
struct Words<models::TechnicianRule> {
  static std::vector<std::string> all() { return {"as-county", "by-centers", "by-jobs"}; }
};
template <>
struct Words<models::SeasonShape> {
  static std::vector<std::string> all() { return {"even", "peak"}; }
};
template <>
struct Words<models::JointCost> {
  static std::vector<std::string> all() { return {"activity", "deliveries"}; }
};

template <>
struct Words<Measured> {
  static std::vector<std::string> all() { return {"warehouse-to-county", "seat-to-village"}; }
};
template <>
struct Words<Assign> {
  static std::vector<std::string> all() { return {"own-province", "nearest"}; }
};
template <>
struct Words<models::StockPlace> {
  static std::vector<std::string> all() { return {"region", "county", "station"}; }
};
template <>
struct Words<models::StockPolicy> {
  static std::vector<std::string> all() { return {"base-stock", "(s,S)", "(r,Q)", "(R,S)"}; }
};
template <>
struct Words<models::Supply> {
  static std::vector<std::string> all() { return {"network", "lead-time"}; }
};
template <>
struct Words<models::StationRule> {
  static std::vector<std::string> all() { return {"most-households", "remotest"}; }
};
template <>
struct Words<models::ChoiceModel> {
  static std::vector<std::string> all() { return {"shares", "logit"}; }
};
template <>
struct Words<models::Feedback> {
  static std::vector<std::string> all() { return {"off", "on"}; }
};
template <>
struct Words<models::AdoptionModel> {
  static std::vector<std::string> all() { return {"constant", "bass"}; }
};
template <>
struct Words<models::OnStockout> {
  static std::vector<std::string> all() { return {"upstream", "backorder", "lost"}; }
};

template <>
struct Words<models::GoodsUnderWay> {
  static std::vector<std::string> all() { return {"hold-at-sender", "hold-in-transit", "turn-back"}; }
};
template <>
struct Words<models::Disturbs> {
  static std::vector<std::string> all() { return {"roads", "line-haul", "storm", "warehouse", "demand"}; }
};
template <>
struct Words<models::StormCloses> {
  static std::vector<std::string> all() { return {"roads", "line-haul"}; }
};
template <>
struct Words<models::BreaksDown> {
  static std::vector<std::string> all() { return {"truck", "line-haul"}; }
};

}  // namespace ruralsim::scenarios

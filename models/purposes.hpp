// What the draws of a stream are for; the realm is the county's key. A number here is never reused: it keys
// the random numbers.
#pragma once

#include <cstdint>

namespace ruralsim::models::purpose {

constexpr std::uint8_t kTowns = 1;          // one stream
constexpr std::uint8_t kVillages = 2;       // sub: village
constexpr std::uint8_t kOrders = 3;         // entity: village, sub: day
constexpr std::uint8_t kDesk = 4;           // entity: village, sub: day
constexpr std::uint8_t kNationalLead = 5;   // sub: release of orders
constexpr std::uint8_t kLineHaulDelay = 6;  // sub: departure
constexpr std::uint8_t kInstallation = 7;   // entity: village, sub: second of the order
constexpr std::uint8_t kDelivery = 8;       // entity: village, sub: second of the order
constexpr std::uint8_t kReturn = 9;         // entity: village, sub: second of the order
constexpr std::uint8_t kHousehold = 10;     // entity: household of the county, sub: day
constexpr std::uint8_t kFaults = 40;        // entity: village, sub: second of the order
constexpr std::uint8_t kDeskAgain = 20;     // entity: village, sub: the first visit's last word

constexpr std::uint8_t kWalkIns = 50;        // entity: village, sub: day
constexpr std::uint8_t kStationLead = 51;    // entity: center * 256 + product group, sub: number of the order
constexpr std::uint8_t kDigitalSkill = 52;   // entity: village
constexpr std::uint8_t kChoiceDesk = 53;     // entity: village, sub: the wish's first word
constexpr std::uint8_t kIncome = 80;         // sub: village
constexpr std::uint8_t kOpeningOrder = 81;   // sub: center of a county; realm 0: key of a county
constexpr std::uint8_t kCenterFailure = 82;  // entity: center

constexpr std::uint8_t kRegionStockLead = 30;  // realm: region, entity: product group, sub: order
constexpr std::uint8_t kCountyStockLead = 31;  // entity: product group, sub: number of the shipment

constexpr std::uint8_t kGrowers = 60;       // entity: village, sub: group of goods
constexpr std::uint8_t kHarvest = 61;       // entity: village and group of goods (from bit 16 on), sub: day
constexpr std::uint8_t kBroughtAgain = 62;  // entity: the same, sub: the last visit's last word

constexpr std::uint8_t kRoadClosure = 70;  // realm: county and [[closure]], entity: center, sub: day
constexpr std::uint8_t kStorm = 71;        // realm: region and [[storm]], sub: day
constexpr std::uint8_t kStormCenter = 72;  // realm: county or region and [[storm]], entity: number, sub: day
constexpr std::uint8_t kHitCenter = 73;    // realm: county and [[disturbance]]
constexpr std::uint8_t kTruckBreaks = 74;  // entity: truck, sub: number of the breakdown
constexpr std::uint8_t kLineHaulBreaks = 75;  // sub: departure

constexpr std::uint8_t kCountySeat = 90;     // realm: key of a province, entity: number of the county
constexpr std::uint8_t kCountyFigures = 91;  // the same
constexpr std::uint8_t kCountyShape = 92;    // one stream

}  // namespace ruralsim::models::purpose

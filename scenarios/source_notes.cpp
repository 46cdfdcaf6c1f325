#include "scenarios/reference.hpp"

#include <array>

namespace ruralsim::scenarios {
namespace {

constexpr std::array kNotes{
    SourceNote{
        "S01",
        "Alibaba's expansion plans for Rural Taobao, Post & Parcel, 22 June 2018: 30,000 service centers in "
        "700 counties; 150,000 villages in 1,000 counties planned"},
    SourceNote{
        "S02",
        "Air Cargo World, 2018, on the expansion planned for Rural Taobao: about twice the centers by 2021"},
    SourceNote{"S03",
               "Yicai Global, 22 June 2018, on the plans of Rural Taobao: rural income in 2017, up 8.6 %"},
    SourceNote{"S04", "Statistical abstract: rural income of 13,432 CNY a person in 2017, national mean"},
    SourceNote{
        "S06",
        "State Post Bureau by CGTN, 9 January 2019: 12 billion rural parcels in 2018, worth 700 billion CNY"},
    SourceNote{"S10",
               "AEA RCT registry AEARCTR-0001582, a trial of service centers: 38 of 60 villages that were "
               "assigned one opened "
               "it; terminals 2.5 km apart, spill-over looked for 3 to 10 km away"},
    SourceNote{
        "S15",
        "Zhanjiang government, 1 September 2015, on the first centers of Suixi: more than ten orders at one "
        "counter within an hour"},
    SourceNote{"S18",
               "Government news of Hunan, 24 September 2022, on Taojiang: 230 stations, 150,000 parcels"},
    SourceNote{"S21",
               "White paper on rural roads, People's Daily Online, 29 November 2024: number of villages"},
    SourceNote{"S22", "JD Logistics, 9 June 2020: number of villages"},
    SourceNote{
        "S24",
        "Second agricultural census, communique No. 3 (2006): towns within an hour's drive of the seat"},
    SourceNote{"S25",
               "Population census 2020 by county: rural population, persons in a household (computed)"},
    SourceNote{"S26", "Administrative divisions of China: towns in a county (computed, 1,875 counties)"},
    SourceNote{"S27", "Boundaries of counties: areas and straight distances (computed)"},
    SourceNote{
        "S28",
        "Annals of GIS 2021, doi 10.1080/19475683.2021.1966503: detour index of 25 cities, mean 1.324"},
    SourceNote{"S32", "National express index 2018, People's Daily Online, 15 April 2019: mean and peak day"},
    SourceNote{"S34",
               "Merotribune, 31 January 2023: 95 % of villages with an express service at the end of 2022"},
    SourceNote{"S38", "Express report 2017: parcels by month and on 11 November"},
    SourceNote{"S40", "China Daily, 3 September and 5 October 2023, on the rural bus network of Yucheng"},
    SourceNote{"S43", "State Post Bureau, 1 February 2019: growth of parcels in 2018 by part of the country"},
    SourceNote{"S44", "State Council Information Office, 27 July 2021: growth of rural parcels"},
    SourceNote{"S49", "People's Daily Online, 12 November 2020: parcels from 11 to 16 November"},
    SourceNote{"S51", "State Council, 28 January 2023: parcels delivered in the week of the Spring Festival"},
    SourceNote{"S52", "Shine: parcels delivered in the week of the Spring Festival 2019"},
    SourceNote{"S53", "Clickpost, best time to shop online: index of orders by hour (not of China)"},
    SourceNote{
        "S56",
        "CNNIC by China Underground, 2 March 2019: 222 million rural internet users at the end of 2018"},
    SourceNote{"S57", "China Daily, 16 November 2016, on agents of service centers in Tai'an"},
    SourceNote{"S61",
               "National Bureau of Statistics, 1 October 2019: appliances per 100 rural households in 2018"},
    SourceNote{"S62", "National Bureau of Statistics, 2022: appliances per 100 rural households in 2021"},
    SourceNote{"S64",
               "Return rates at Tmall by category: 6 % overall, home textiles 2.6 %, appliances 4.4 %"},
    SourceNote{"S65", "China Internet Watch: 10.09 % of clothing bought online in 2014 was returned"},
    SourceNote{"S67",
               "People's Daily app, 8 February 2018: a truck from Hangzhou to Guangzhou, 1,500 km in 22 h"},
    SourceNote{"S70",
               "Beijing Review, 29 January 2024, on couriers in Mohe: snow for more than eight months"},
    SourceNote{"S73", "Second report on truck drivers, 2019: hours and wages"},
    SourceNote{"S74", "First report on truck drivers, 2018: hours"},
    SourceNote{
        "S75",
        "Greenhouse gas conversion factors 2025 of the United Kingdom, freighting goods: vehicles by load"},
    SourceNote{"S89", "Hours of installing a split air conditioner (in Chinese)"},
    SourceNote{
        "S90",
        "Wells Appliance Repairs: installation times of washing machines and water heaters (United Kingdom)"},
    SourceNote{"S91", "Upper: service times by type of appliance"},
    SourceNote{"S97", "First stations of Tonglu, 31 October 2014"},
    SourceNote{"S98", "Storage rule of Cainiao stations: free for 5 days, returned after 7"},
    SourceNote{
        "S99",
        "Law on the protection of consumers' rights of China, as of 15 March 2014, article 25: what was "
        "bought online can be sent back within seven days of its receipt"},
    SourceNote{"S100", "Two billion CNY for 200 demonstration counties, 2015"},
    SourceNote{"S103",
               "People's Daily Online, 14 October 2021, on Junying in Fujian: setting up logistics points"},
};

}  // namespace

std::span<SourceNote const> source_notes() {
  return kNotes;
}

}  // namespace ruralsim::scenarios

// Points of time as people write and read them on the command line.
#pragma once

#include "models/scenario.hpp"
#include "sim/calendar.hpp"

#include <string>
#include <string_view>

namespace ruralsim::cli {

enum class Edge { begin, end };  // what a day without a clock means: its first second, or its last

// "2018-07-03", "2018-07-03 08:00" or "2018-07-03T08:00:00" as a time of the run. Throws Error(usage) that
// names the option if it is not a date, or not within the run.
sim::Time moment(std::string const& words, std::string_view option, models::RunSpec const& run, Edge edge);

// A date as a day of the run. Throws Error(usage) that names the option if it is none, or not of the run.
std::int64_t day_of_run(std::string const& words, std::string_view option, models::RunSpec const& run);

// "2018-07-03 Tue 08:00:00".
std::string weekday_stamp(sim::Calendar const& calendar, sim::Time at);

// "2 d 3 h", "5 h 40 min", "40 min", "12 s": the two largest units.
std::string duration_text(sim::Seconds span);

}  // namespace ruralsim::cli

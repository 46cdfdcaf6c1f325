// Numbers as people read them on a chart. Never depends on the locale.
#pragma once

#include <string>

namespace ruralsim::viz {

/// Units are joined to their numbers by a no-break space.

/// "12,345.7": digits in groups of three, a true minus sign; "n/a" for NaN, "∞" for infinity.
std::string fixed(double value, int decimals);

/// A count or amount in at most four digits or so: "0.25", "87.3", "12,300", "4.5 M"; "n/a" for NaN.
std::string rounded(double value);

/// A share (0.873) as "87.3 %", with as many decimals as the size needs to stay above zero (two at most).
std::string percent(double share);

/// "1 order", "1,204 orders"; means over replications may be fractions: "12.4 orders".
std::string counted(double value, std::string const& one, std::string const& many);

}  // namespace ruralsim::viz

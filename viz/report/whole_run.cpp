#include "viz/report/whole_run.hpp"

#include <algorithm>

namespace ruralsim::viz {

Row rate_of_whole_run(Reader const& reader, std::string const& figure) {
  if (reader.has("county_pooled/" + figure)) return reader.numbers("county_pooled/" + figure);
  if (reader.replications() > 1 || !reader.has("county_summary/" + figure)) return {};
  return reader.numbers("county_summary/" + figure);
}

Row count_of_whole_run(Reader const& reader, std::string const& figure) {
  if (!reader.has("county_summary/" + figure)) return {};
  Row const all = reader.numbers("county_summary/" + figure);
  Row means(reader.size("county"));
  for (std::size_t i = 0; i < all.size(); ++i)
    means[i % means.size()] += all[i] / static_cast<double>(reader.replications());
  return means;
}

Row orders_a_day_of_whole_run(Reader const& reader) {
  Row orders = count_of_whole_run(reader, "orders");
  Row const flags = reader.numbers("judged");
  auto const days = static_cast<double>(std::ranges::count_if(flags, [](double f) { return f != 0; }));
  for (double& of : orders) of = ratio(of, days);
  return orders;
}

}  // namespace ruralsim::viz

#include "scenarios/bind.hpp"
#include "scenarios/draft.hpp"
#include "scenarios/sections.hpp"
#include "scenarios/sections/yearly_days.hpp"

namespace ruralsim::scenarios::sections {

std::vector<Section> of_calendar() {
  using models::Holiday;
  Fields<Holiday> f;
  add_yearly_days(
      f, [](Holiday & holiday) -> auto& { return holiday.when; });
  f("closes", &Holiday::closes).is("What does not work on these days.");
  return {{"holiday", Section::Shape::list, "Days of the year on which parts of the network rest.",
           Changes::by_date, f.done(),
           [](Draft& draft) -> void* { return &draft.settings.holidays.emplace_back(); }}};
}

}  // namespace ruralsim::scenarios::sections

#pragma once

#include "scenarios/bind.hpp"

namespace ruralsim::scenarios::sections {

// The keys by which festivals and holidays name their days; `when` gives the YearlyDays of a T.
template <class T, class When>
void add_yearly_days(Fields<T>& f, When when) {
  f(
      "id", [when](T & t) -> auto& { return when(t).id; })
      .as(Type::id)
      .is("Unique name.");
  f.custom("on", Type::month_day, [when](T& t, Value const& value) {
     auto const& day = value.as<MonthDay>();
     auto& days = when(t);
     days.spring_festival = day.spring_festival;
     days.month = day.month;
     days.day = day.day;
   }).is("The day it hangs on: month and day, or the first day of the lunar year.");
  f(
      "first_day", [when](T & t) -> auto& { return when(t).offset; }, "0 days")
      .as(Type::days)
      .least(-20)
      .most(8)
      .from("rule")
      .is("Where it begins, counted from that day.");
  f(
      "length", [when](T & t) -> auto& { return when(t).days; }, "1 day")
      .as(Type::days)
      .least(1)
      .most(31)
      .from("rule")
      .is("How many days it lasts.");
}

}  // namespace ruralsim::scenarios::sections

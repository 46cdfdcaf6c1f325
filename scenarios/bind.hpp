#pragma once

#include "scenarios/choices.hpp"
#include "scenarios/field.hpp"

#include <array>
#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <type_traits>
#include <utility>
#include <vector>

namespace ruralsim::scenarios {

// Ties a field to a member of a plain struct: the member's type says how the key is written, what it
// measures and how the value is stored.
namespace binding {

template <class M>
struct Member;

template <Type type, class M>
struct Plain {  // stored as read
  static void describe(Field& field) { field.type = type; }
  static void put(M& member, Value const& value) { member = value.as<M>(); }
};
template <>
struct Member<bool> : Plain<Type::flag, bool> {};
template <>
struct Member<std::int64_t> : Plain<Type::whole, std::int64_t> {};
template <>
struct Member<std::uint64_t> : Plain<Type::seed, std::uint64_t> {};
template <>
struct Member<double> : Plain<Type::number, double> {};
template <>
struct Member<sim::Seconds> : Plain<Type::duration, sim::Seconds> {
  static void describe(Field& field) {
    field.type = Type::duration;
    field.limits.least = 0;
  }
};
template <>
struct Member<sim::Date> : Plain<Type::date, sim::Date> {};
template <>
struct Member<std::string> : Plain<Type::text, std::string> {
  static void put(std::string& member, Value const& value) {
    member = value.nothing() ? std::string() : value.as<std::string>();
  }
};
template <>
struct Member<std::vector<std::string>> : Plain<Type::ids, std::vector<std::string>> {
  static void put(std::vector<std::string>& member, Value const& value) {
    member = value.nothing() ? std::vector<std::string>() : value.as<std::vector<std::string>>();
  }
};
template <>
struct Member<models::StockAmount> : Plain<Type::amount, models::StockAmount> {
  static void describe(Field& field) {
    field.type = Type::amount;
    field.limits.least = 0;
  }
};
template <>
struct Member<sim::Distribution> : Plain<Type::distribution, sim::Distribution> {};
template <>
struct Member<sim::WeeklyHours> : Plain<Type::hours, sim::WeeklyHours> {};
template <>
struct Member<std::vector<sim::Seconds>> : Plain<Type::clocks, std::vector<sim::Seconds>> {};

template <class Q, Dimension dimension>
struct Measured {  // never negative
  static void describe(Field& field) {
    field.type = Type::quantity;
    field.limits.dimension = dimension;
    field.limits.least = 0;
  }
  static void put(Q& member, Value const& value) { member.value = value.as<double>(); }
};
template <>
struct Member<sim::Km> : Measured<sim::Km, Dimension::length> {};
template <>
struct Member<sim::Km2> : Measured<sim::Km2, Dimension::area> {};
template <>
struct Member<sim::KmPerHour> : Measured<sim::KmPerHour, Dimension::speed> {};
template <>
struct Member<sim::Kg> : Measured<sim::Kg, Dimension::mass> {};
template <>
struct Member<sim::M3> : Measured<sim::M3, Dimension::volume> {};
template <>
struct Member<sim::Cny> : Measured<sim::Cny, Dimension::money> {};
template <>
struct Member<sim::PerHour> : Measured<sim::PerHour, Dimension::parcel_rate> {};
template <>
struct Member<sim::PerYear> : Measured<sim::PerYear, Dimension::yearly_orders> {};

template <std::size_t n>
struct Member<std::array<double, n>> {
  static void describe(Field& field) {
    field.type = Type::weights;
    field.limits.length = n;
  }
  static void put(std::array<double, n>& member, Value const& value) {
    auto const& weights = value.as<std::vector<double>>();
    for (std::size_t i = 0; i < n; ++i) member[i] = weights[i];
  }
};

template <class E>
requires std::is_enum_v<E>
struct Member<E> {
  static void describe(Field& field) {
    field.type = Type::choice;
    field.limits.words = Words<E>::all();
  }
  static void put(E& member, Value const& value) {
    member = static_cast<E>(value.as<std::vector<std::size_t>>().front());
  }
};

template <class E>
requires std::is_enum_v<E>
struct Member<std::vector<E>> {
  static void describe(Field& field) {
    field.type = Type::choices;
    field.limits.words = Words<E>::all();
  }
  static void put(std::vector<E>& member, Value const& value) {
    member.clear();
    for (auto const at : value.as<std::vector<std::size_t>>()) member.push_back(static_cast<E>(at));
  }
};

template <class M>
struct Member<std::optional<M>> {
  static void describe(Field& field) { Member<M>::describe(field); }
  static void put(std::optional<M>& member, Value const& value) {
    member.reset();
    if (value.nothing()) return;
    if constexpr (std::is_default_constructible_v<M>) {
      M inner{};
      Member<M>::put(inner, value);
      member = std::move(inner);
    } else {
      member = value.as<M>();
    }
  }
};

}  // namespace binding

// Writes the table of fields of one section whose values go into a T. `access` is a member pointer or a
// function from T& to a member's reference.
template <class T>
class Fields {
 public:
  template <class Access>
  Field& operator()(std::string key, Access access, std::string standard = {}) {
    using M = std::remove_cvref_t<std::invoke_result_t<Access, T&>>;
    Field field;
    field.key = std::move(key);
    field.standard = std::move(standard);
    binding::Member<M>::describe(field);
    field.put = [access](void* into, Value const& value) {
      binding::Member<M>::put(std::invoke(access, *static_cast<T*>(into)), value);
    };
    all_.push_back(std::move(field));
    return all_.back();
  }

  // A key that is stored in a way of its own.
  Field& custom(std::string key, Type type, std::function<void(T&, Value const&)> store,
                std::string standard = {}) {
    Field field;
    field.key = std::move(key);
    field.type = type;
    field.standard = std::move(standard);
    field.put = [store](void* into, Value const& value) { store(*static_cast<T*>(into), value); };
    all_.push_back(std::move(field));
    return all_.back();
  }

  // A share, written in percent: 0 % to 100 %.
  template <class Access>
  Field& share(std::string key, Access access, std::string standard = {}) {
    return (*this)(std::move(key), access, std::move(standard))
        .as(Type::quantity)
        .in(Dimension::share)
        .least(0)
        .most(1);
  }

  // A place in degrees, which may be left open.
  template <class Access>
  Field& latitude(std::string key, Access access) {
    return degrees(std::move(key), access, 90);
  }
  template <class Access>
  Field& longitude(std::string key, Access access) {
    return degrees(std::move(key), access, 180);
  }

  // Of the keys so far: none may be set in a [[change]].
  void all_never_change() {
    for (auto& field : all_) field.never_changes();
  }

  std::vector<Field> done() { return std::move(all_); }

 private:
  template <class Access>
  Field& degrees(std::string key, Access access, double most) {
    return (*this)(std::move(key), access, "none")
        .as(Type::quantity)
        .in(Dimension::angle)
        .least(-most)
        .most(most)
        .or_nothing("none")
        .from("rule");
  }

  std::vector<Field> all_;
};

}  // namespace ruralsim::scenarios

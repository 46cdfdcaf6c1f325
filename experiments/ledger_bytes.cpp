#include "experiments/ledger_bytes.hpp"

#include "sim/fault.hpp"

#include <cstring>
#include <type_traits>

namespace ruralsim::experiments {

namespace {

using namespace models;

// Every member of a ledger, of each ledger within one. The structured bindings do not compile when a member
// is added and not named here.
template <class T, class Ledger>
concept Either = std::is_same_v<std::remove_const_t<T>, Ledger>;

void members(Either<CountyLedger> auto& county, auto const& visit) {
  auto& [a0, a1, a2, a3, a4, a5, a6, a7, a8, a9, a10, a11, a12, a13, a14, a15, a16, a17, a18, a19, a20, a21,
         a22, a23, a24, a25, a26, a27, a28, a29, a30, a31, a32, a33, a34, a35, a36, a37, a38, a39, a40, a41,
         a42, a43, a44, a45, a46, a47, a48, a49, a50, a51, a52, a53, a54, a55, a56, a57] = county;
  visit(a0, a1, a2, a3, a4, a5, a6, a7, a8, a9, a10, a11, a12, a13, a14, a15, a16, a17, a18, a19, a20, a21,
        a22, a23, a24, a25, a26, a27, a28, a29, a30, a31, a32, a33, a34, a35, a36, a37, a38, a39, a40, a41,
        a42, a43, a44, a45, a46, a47, a48, a49, a50, a51, a52, a53, a54, a55, a56, a57);
}
void members(Either<Utilisation> auto& use, auto const& visit) {
  auto& [busy, available, busy_by_week, available_by_week, first_weekday, horizon] = use;
  visit(busy, available, busy_by_week, available_by_week, first_weekday, horizon);
}
void members(Either<StockLedger> auto& stock, auto const& visit) {
  auto& [facts, at_end] = stock;
  visit(facts, at_end);
}
void members(Either<StationLedger> auto& stations, auto const& visit) {
  auto& [stock, by_center, at_end, short_days, revenue, revenue_by_center] = stations;
  visit(stock, by_center, at_end, short_days, revenue, revenue_by_center);
}
void members(Either<MarketLedger> auto& market, auto const& visit) {
  auto& [chosen, state] = market;
  visit(chosen, state);
}
void members(Either<LeadLedger> auto& lead, auto const& visit) {
  auto& [fifth, ready] = lead;
  visit(fifth, ready);
}
void members(Either<GrowthLedger> auto& growth, auto const& visit) {
  auto& [lives, orders, orders_by_opening, backlog] = growth;
  visit(lives, orders, orders_by_opening, backlog);
}
void members(Either<DisturbanceLedger> auto& disturbances, auto const& visit) {
  auto& [facts] = disturbances;
  visit(facts);
}
void members(Either<WatchedLedger> auto& watched, auto const& visit) {
  auto& [begins, ends, legs, stays, changes, closures, lines] = watched;
  visit(begins, ends, legs, stays, changes, closures, lines);
}
void members(Either<WatchedClosure> auto& closure, auto const& visit) {
  auto& [at, from, until, name] = closure;
  visit(at, from, until, name);
}
void members(Either<TraceLine> auto& line, auto const& visit) {
  auto& [time, actor, text] = line;
  visit(time, actor, text);
}
void members(Either<SellingLedger> auto& selling, auto const& visit) {
  auto& [facts, waiting, left, way, haulage] = selling;
  visit(facts, waiting, left, way, haulage);
}
void members(Either<RunLedger> auto& run, auto const& visit) {
  auto& [counties, warehouse, stock, backlog, fingerprint, fingerprints, events, days, watched] = run;
  visit(counties, warehouse, stock, backlog, fingerprint, fingerprints, events, days, watched);
}

template <class T>
concept WithMembers = requires(T& ledger) {
  members(ledger, [](auto&...) {});
};

template <class T>
concept Plain = std::is_trivially_copyable_v<T>;

class Writer {
 public:
  std::string take() { return std::move(bytes_); }

  void put(Plain auto const& value) { append(&value, sizeof value); }
  void put(std::string const& words) {
    put(words.size());
    bytes_ += words;
  }
  template <class T>
  void put(std::vector<T> const& items) {
    put(items.size());
    if constexpr (Plain<T>)
      append(items.data(), items.size() * sizeof(T));
    else
      for (T const& item : items) put(item);
  }
  template <class T>
  void put(Counts<T> const& counts) {
    put(counts.rows());
    put(counts.columns());
    append(counts.cells().data(), counts.cells().size() * sizeof(T));
  }
  void put(WithMembers auto const& ledger) {
    members(ledger, [this](auto const&... parts) { (put(parts), ...); });
  }

 private:
  void append(void const* data, std::size_t size) {
    if (size > 0) bytes_.append(static_cast<char const*>(data), size);
  }
  std::string bytes_;
};

class Reader {
 public:
  explicit Reader(std::string_view bytes) : rest_(bytes) {}
  bool at_end() const { return rest_.empty(); }

  void get(Plain auto& value) { copy(&value, sizeof value); }
  void get(std::string& words) {
    std::size_t const size = length(1);
    words = rest_.substr(0, size);
    rest_.remove_prefix(size);
  }
  template <class T>
  void get(std::vector<T>& items) {
    if constexpr (Plain<T>) {
      items.resize(length(sizeof(T)));
      copy(items.data(), items.size() * sizeof(T));
    } else {
      items.clear();
      for (std::size_t n = length(1); n > 0; --n) get(items.emplace_back(fresh<T>()));
    }
  }
  template <class T>
  void get(Counts<T>& counts) {
    std::size_t rows = 0, columns = 0;
    get(rows);
    get(columns);
    counts = Counts<T>(rows, columns);
    if (rows > 0 && columns > 0) copy(counts.row(0), rows * columns * sizeof(T));
  }
  void get(WithMembers auto& ledger) {
    members(ledger, [this](auto&... parts) { (get(parts), ...); });
  }

 private:
  template <class T>
  static T fresh() {
    if constexpr (std::is_same_v<T, CountyLedger>)
      return CountyLedger(0, 0, 0, 0);
    else
      return T{};
  }
  std::size_t length(std::size_t item_size) {
    std::size_t n = 0;
    get(n);
    if (n > rest_.size() / item_size) cut_short();
    return n;
  }
  void copy(void* to, std::size_t size) {
    if (size > rest_.size()) cut_short();
    if (size > 0) std::memcpy(to, rest_.data(), size);
    rest_.remove_prefix(size);
  }
  [[noreturn]] static void cut_short() {
    throw sim::Error(sim::Blame::model,
                     "a replication's ledger arrived incomplete (its process ended early) run it again");
  }
  std::string_view rest_;
};

}  // namespace

std::string to_bytes(RunLedger const& ledger) {
  Writer writer;
  writer.put(ledger);
  return writer.take();
}

RunLedger ledger_from_bytes(std::string_view bytes) {
  RunLedger ledger;
  Reader(bytes).get(ledger);
  return ledger;
}

}  // namespace ruralsim::experiments

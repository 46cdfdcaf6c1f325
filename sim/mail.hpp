// What travels between places.
#pragma once

#include "sim/time.hpp"

#include <cstdint>
#include <memory>
#include <vector>

namespace ruralsim::sim {

class Delivery {
 public:
  virtual ~Delivery() = default;
  virtual void deliver() = 0;  // called at the receiving place, at the time of arrival
};

struct Mail {
  Time arrives;
  std::uint32_t sender;
  std::uint64_t number;  // counts what the sender has sent
  std::unique_ptr<Delivery> content;
};

// Mail that has not arrived yet, to be taken in the order (time, sender, number).
class Inbox {
 public:
  bool empty() const { return heap_.empty(); }
  Time first() const { return heap_.front().arrives; }  // not if empty
  void add(Mail mail);
  Mail take();  // the first

 private:
  std::vector<Mail> heap_;
};

}  // namespace ruralsim::sim

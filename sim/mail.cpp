#include "sim/mail.hpp"

#include <algorithm>
#include <tuple>

namespace ruralsim::sim {
namespace {

bool later(Mail const& a, Mail const& b) {
  return std::tie(a.arrives, a.sender, a.number) > std::tie(b.arrives, b.sender, b.number);
}

}  // namespace

void Inbox::add(Mail mail) {
  heap_.push_back(std::move(mail));
  std::push_heap(heap_.begin(), heap_.end(), later);
}

Mail Inbox::take() {
  std::pop_heap(heap_.begin(), heap_.end(), later);
  Mail mail = std::move(heap_.back());
  heap_.pop_back();
  return mail;
}

}  // namespace ruralsim::sim

// Task<T>: a story that waits. A coroutine that begins when it is awaited (or spawned as an actor) and
// owns its frame; frames come from a pool.
//
// Never await in the bare condition of an if, while or switch, but take the value into a variable first: g++
// 12 starts such a coroutine anew instead of going on with it (tests/sim/co_await_test.cpp looks for this).
#pragma once

#include "sim/frames.hpp"

#include <coroutine>
#include <exception>
#include <optional>
#include <utility>

namespace ruralsim::sim {

template <class T>
class Task;

namespace detail {

struct PromiseBase {
  std::coroutine_handle<>
      awaiting;  // who goes on when this story ends; null for an actor's own, and at first
  std::exception_ptr failure;

  static void* operator new(std::size_t bytes) { return take_block(bytes); }
  static void operator delete(void* frame, std::size_t bytes) noexcept { give_block(frame, bytes); }

  struct Final {
    bool await_ready() noexcept { return false; }
    template <class Promise>
    std::coroutine_handle<> await_suspend(std::coroutine_handle<Promise> ended) noexcept {
      auto const next = ended.promise().awaiting;
      return next ? next : std::noop_coroutine();
    }
    void await_resume() noexcept {}
  };
  std::suspend_always initial_suspend() noexcept { return {}; }
  Final final_suspend() noexcept { return {}; }
  void unhandled_exception() noexcept { failure = std::current_exception(); }
  void rethrow() const {
    if (failure) std::rethrow_exception(failure);
  }
};

template <class T>
struct Promise : PromiseBase {
  std::optional<T> result;
  Task<T> get_return_object();
  template <class U>
  void return_value(U&& value) {
    result.emplace(std::forward<U>(value));
  }
  T take() {
    rethrow();
    return std::move(*result);
  }
};

template <>
struct Promise<void> : PromiseBase {
  Task<void> get_return_object();
  void return_void() noexcept {}
  void take() const { rethrow(); }
};

}  // namespace detail

template <class T = void>
class [[nodiscard]] Task {
 public:
  using promise_type = detail::Promise<T>;
  using Handle = std::coroutine_handle<promise_type>;

  Task() = default;  // no story; must not be awaited
  explicit Task(Handle handle) : handle_(handle) {}
  Task(Task&& other) noexcept : handle_(std::exchange(other.handle_, {})) {}
  Task& operator=(Task&& other) noexcept {
    std::swap(handle_, other.handle_);
    return *this;
  }
  Task(Task const&) = delete;
  Task& operator=(Task const&) = delete;
  ~Task() {
    if (handle_) handle_.destroy();
  }

  Handle handle() const { return handle_; }

  // Awaiting a task runs it to its end in the same actor; its failure is thrown there.
  auto operator co_await() const noexcept {
    struct Awaiter {
      Handle story;
      bool await_ready() const noexcept { return false; }
      // Who ends without having waited hands over by returning, so that the stack does not grow with their
      // number even where the compiler makes no tail calls.
      bool await_suspend(std::coroutine_handle<> awaiting) noexcept {
        story.resume();
        if (story.done()) return false;
        story.promise().awaiting = awaiting;
        return true;
      }
      T await_resume() { return story.promise().take(); }
    };
    return Awaiter{handle_};
  }

 private:
  Handle handle_{};
};

template <class T>
Task<T> detail::Promise<T>::get_return_object() {
  return Task<T>{std::coroutine_handle<Promise<T>>::from_promise(*this)};
}
inline Task<void> detail::Promise<void>::get_return_object() {
  return Task<void>{std::coroutine_handle<Promise<void>>::from_promise(*this)};
}

}  // namespace ruralsim::sim

// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/error.h"

#include <cassert>
#include <utility>
#include <variant>

namespace vestigo {

/// Nothing to hand over but success.
struct Done {};

/// A value or an Error. Exceptions do not cross module borders.
template <class T>
class [[nodiscard]] Result {
public:
    Result(T value)
        : state_(std::in_place_index<0>, std::move(value)) {}
    Result(Error error)
        : state_(std::in_place_index<1>, std::move(error)) {}

    bool ok() const { return state_.index() == 0; }
    explicit operator bool() const { return ok(); }

    T& value() {
        assert(ok());
        return *std::get_if<0>(&state_);
    }
    const T& value() const {
        assert(ok());
        return *std::get_if<0>(&state_);
    }
    T take() { return std::move(value()); }
    T* operator->() { return &value(); }
    const T* operator->() const { return &value(); }
    const T& operator*() const { return value(); }
    const Error& error() const {
        assert(!ok());
        return *std::get_if<1>(&state_);
    }

private:
    std::variant<T, Error> state_;
};

/// The user or a signal stopped the work.
struct Cancelled {};

/// How long work ends: in exactly one of a value, an Error, or Cancelled.
template <class T>
class [[nodiscard]] Outcome {
public:
    Outcome(T value)
        : state_(std::in_place_index<0>, std::move(value)) {}
    Outcome(Error error)
        : state_(std::in_place_index<1>, std::move(error)) {}
    Outcome(Cancelled cancelled)
        : state_(std::in_place_index<2>, cancelled) {}
    Outcome(Result<T> result)
        : Outcome(result.ok() ? Outcome(result.take()) : Outcome(result.error())) {}

    bool finished() const { return state_.index() == 0; }
    bool failed() const { return state_.index() == 1; }
    bool cancelled() const { return state_.index() == 2; }

    T& value() {
        assert(finished());
        return *std::get_if<0>(&state_);
    }
    const T& value() const {
        assert(finished());
        return *std::get_if<0>(&state_);
    }
    T take() { return std::move(value()); }
    const Error& error() const {
        assert(failed());
        return *std::get_if<1>(&state_);
    }

private:
    std::variant<T, Error, Cancelled> state_;
};

} // namespace vestigo

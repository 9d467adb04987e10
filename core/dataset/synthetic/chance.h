// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/random.h"

#include <cstddef>
#include <cstdint>
#include <string_view>
#include <vector>

namespace vestigo::dataset::synthetic {

/// A seed for one purpose, from the seed of the whole: what one part draws never moves what another draws.
std::uint64_t seedFor(std::uint64_t seed, std::string_view purpose, std::uint64_t number = 0);

/// Draws of one part of the plant; the same on every machine.
class Chance {
public:
    Chance(std::uint64_t seed, std::string_view purpose, std::uint64_t number = 0)
        : random_(seedFor(seed, purpose, number)) {}

    double uniform() { return random_.uniform(); }
    double uniform(double low, double high) { return low + (high - low) * random_.uniform(); }
    /// Between `low` and `high` > 0, each factor as likely.
    double factor(double low, double high);
    double normal();
    double normal(double mean, double deviation) { return mean + deviation * normal(); }
    bool happens(double probability) { return random_.uniform() < probability; }
    /// low .. high, both included.
    int whole(int low, int high) {
        return low + static_cast<int>(random_.below(static_cast<std::uint64_t>(high - low) + 1));
    }
    /// Until the next of events that come at `rate` a second, independent of each other.
    double waiting(double rate);
    std::size_t index(std::size_t count) { return static_cast<std::size_t>(random_.below(count)); }
    template <class T>
    const T& of(const std::vector<T>& things) {
        return things[index(things.size())];
    }
    template <class T>
    void shuffle(std::vector<T>& things) {
        for (std::size_t i = things.size(); i > 1; --i) {
            std::swap(things[i - 1], things[index(i)]);
        }
    }
    std::uint64_t bits() { return random_.bits(); }

private:
    Random random_;
};

} // namespace vestigo::dataset::synthetic

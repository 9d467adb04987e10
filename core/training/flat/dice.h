// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/random.h"

#include <cmath>
#include <cstddef>

namespace vestigo::training::flat {

/// Decisions by chance.
class Dice {
public:
    explicit Dice(std::uint64_t seed)
        : random_(seed) {}

    float unit() { return static_cast<float>(random_.uniform()); }
    float between(float least, float most) { return least + (most - least) * unit(); }
    /// As often twice as large as half as large.
    float scale(float least, float most) { return least * std::pow(most / least, unit()); }
    bool chance(float share) { return unit() < share; }
    /// 0 .. count - 1
    int below(int count) { return static_cast<int>(random_.below(static_cast<std::uint64_t>(count))); }
    int whole(int least, int most) { return least + below(most - least + 1); }
    float sign() { return chance(0.5F) ? 1.0F : -1.0F; }
    template <class List>
    const typename List::value_type& of(const List& list) {
        return list[static_cast<std::size_t>(below(static_cast<int>(list.size())))];
    }
    std::uint64_t bits() { return random_.bits(); }

private:
    Random random_;
};

} // namespace vestigo::training::flat

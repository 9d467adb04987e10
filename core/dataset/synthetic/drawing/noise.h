// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <array>
#include <cstdint>

namespace vestigo::dataset::synthetic::drawing {

/// Clouds: a fractal of value noise, 0 .. 1 about 0.5, that repeats at whole numbers of u and v. The same on
/// every machine.
float cloud(float u, float v);

/// Independent value per cell, 0 .. 1.
float cellNoise(int x, int y);

/// One of 2^64 by a seed and a number: for what needs a choice but no sequence.
std::uint64_t scramble(std::uint64_t seed, std::uint64_t number);

/// scramble as 0 .. 1.
float choice(std::uint64_t seed, std::uint64_t number);

} // namespace vestigo::dataset::synthetic::drawing

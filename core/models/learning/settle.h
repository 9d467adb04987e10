// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>

namespace vestigo::models {

/// Sets LibTorch, OpenBLAS and the heap up for this kind of work, once a process. Every part of the module
/// that learns calls it before it computes. In the module only.
void settleTorch();

/// LibTorch as every training wants it: quiet, with so many threads, from this seed.
void beginTraining(std::uint64_t seed, int threads);

} // namespace vestigo::models

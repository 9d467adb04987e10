// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/recordings/picture_noise.h"

#include <initializer_list>
#include <string>

namespace vestigo::dataset {

/// A seed for what has these names, the same on every machine.
std::uint64_t seedOfNames(std::uint64_t seed, std::initializer_list<const std::string*> names);

/// The noise of one stream of a recording: its own numbers, the same for every sigma.
recordings::PictureNoise noiseOfStream(const recordings::PictureNoise& noise, const std::string& recording,
                                       const std::string& terminal, const std::string& stream);

} // namespace vestigo::dataset

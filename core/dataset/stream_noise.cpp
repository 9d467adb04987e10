// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/dataset/stream_noise.h"

#include "core/base/fnv.h"

namespace vestigo::dataset {

std::uint64_t seedOfNames(std::uint64_t seed, std::initializer_list<const std::string*> names) {
    std::uint64_t key = fnvBasis ^ seed;
    for (const std::string* name : names) {
        key = fnvAdd(fnvAdd(key, *name), std::uint64_t{'\n'});
    }
    return key;
}

recordings::PictureNoise noiseOfStream(const recordings::PictureNoise& noise, const std::string& recording,
                                       const std::string& terminal, const std::string& stream) {
    return {noise.sigma, seedOfNames(noise.seed, {&recording, &terminal, &stream})};
}

} // namespace vestigo::dataset

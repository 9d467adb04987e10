// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/dataset/stream_noise.h"

namespace vestigo::dataset {

std::uint64_t seedOfNames(std::uint64_t seed, std::initializer_list<const std::string*> names) {
    std::uint64_t hash = 0xcbf29ce484222325ULL ^ seed; // FNV-1a
    for (const std::string* name : names) {
        for (const char c : *name + '\n') {
            hash = (hash ^ static_cast<unsigned char>(c)) * 0x100000001b3ULL;
        }
    }
    return hash;
}

recordings::PictureNoise noiseOfStream(const recordings::PictureNoise& noise, const std::string& recording,
                                       const std::string& terminal, const std::string& stream) {
    return {noise.sigma, seedOfNames(noise.seed, {&recording, &terminal, &stream})};
}

} // namespace vestigo::dataset

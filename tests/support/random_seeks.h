// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/recordings/video.h"
#include "tests/support/video_reference.h"

#include <cmath>
#include <cstdint>
#include <filesystem>
#include <random>
#include <string>

namespace vestigo::testing {

/// What came of many seeks in one file.
struct SeekTally {
    int asked = 0;
    int exact = 0;
    std::string firstFault; ///< empty: none
};

/// Seeks `count` times to random moments, now and then followed by the next frames or by a small step back,
/// and holds every picture, its time and its number against the reference.
inline SeekTally seekAtRandom(const std::filesystem::path& file, const std::vector<ReferenceFrame>& reference,
                              int count, std::uint32_t seed) {
    SeekTally tally;
    recordings::VideoReader::Options options;
    options.format = timeline::PixelFormat::Grey8;
    auto reader = recordings::VideoReader::open(file, options);
    if (!reader || reference.empty()) {
        tally.asked = count;
        tally.firstFault = "cannot be read: " + file.string();
        return tally;
    }
    std::mt19937 random(seed);
    std::size_t wanted = 0;
    while (tally.asked < count) {
        const std::uint32_t kind = random() % 8;
        const bool onward = kind == 0 && tally.asked > 0 && wanted + 1 < reference.size();
        if (onward) {
            ++wanted;
        } else if (kind == 1 && wanted > 0) {
            --wanted;
        } else {
            wanted = random() % reference.size();
        }
        const double end =
            wanted + 1 < reference.size() ? reference[wanted + 1].seconds : reference[wanted].seconds + 0.02;
        const double part = static_cast<double>(random() % 1000) / 1001.0;
        const double t =
            reference[wanted].seconds + (kind % 2 == 0 ? 0.0 : part * (end - reference[wanted].seconds));
        ++tally.asked;
        if (!onward) {
            static_cast<void>(reader.value()->seek(t));
        }
        auto picture = reader.value()->next();
        const bool came = picture.ok() && picture->has_value();
        const bool exact = came && greyHash(**picture) == reference[wanted].hash &&
                           std::fabs(picture.value()->t - reference[wanted].seconds) < 1e-4 &&
                           reader.value()->frameNumber() == wanted;
        tally.exact += exact ? 1 : 0;
        if (!exact && tally.firstFault.empty()) {
            tally.firstFault =
                file.filename().string() + ": frame " + std::to_string(wanted) + " at " + std::to_string(t) +
                (onward ? " (onward)" : "") + ", got " +
                (came ? "t " + std::to_string(picture.value()->t) + " number " +
                            std::to_string(reader.value()->frameNumber().value_or(999999)) +
                            (greyHash(**picture) == reference[wanted].hash ? "" : ", other pixels")
                      : "nothing");
        }
    }
    return tally;
}

} // namespace vestigo::testing

// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>

/// What the program and its child vestigo-torchscript say to each other through two pipes, in the machine's
/// own byte order. The child runs a model of the user's, which can hold code: the program believes nothing
/// that it says.
namespace vestigo::models::script {

constexpr std::uint32_t magic = 0x56545331;         // "VTS1"
constexpr std::uint32_t largestSide = 2048;         ///< of the input
constexpr std::uint32_t mostRegions = 4096;         ///< of one answer
constexpr std::uint32_t mostText = 400;             ///< bytes
constexpr std::uint64_t largestModel = 512U << 20U; ///< bytes of the file
constexpr int modelDescriptor = 3;                  ///< of the opened file, in the child

/// To the child; width * height * 3 floats follow (red, green, blue, 0..1). Both sides 0: the end.
struct Request {
    std::uint32_t magic = script::magic;
    std::uint32_t width = 0;
    std::uint32_t height = 0;
    float leastConfidence = 0.25F;
};

/// From the child, once when the model was loaded and after each request. `text` bytes of what went wrong
/// follow, else `regions` times Region.
struct Answer {
    std::uint32_t magic = script::magic;
    std::uint32_t text = 0;
    std::uint32_t regions = 0;
};

struct Region {
    std::uint32_t kind = 0;
    float x = 0.0F; ///< middle, in input pixels
    float y = 0.0F;
    float width = 0.0F;
    float height = 0.0F;
    float confidence = 0.0F;
};

} // namespace vestigo::models::script

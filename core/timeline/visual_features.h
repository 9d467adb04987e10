// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/half.h"
#include "core/timeline/camera_state.h"
#include "core/timeline/picture.h"

#include <cstddef>
#include <cstdint>
#include <string>
#include <vector>

namespace vestigo::timeline {

/// What the visual path says of one frame besides its picture.
struct FrameMeasures {
    float covered = 0.0F;   ///< share of the key region that something lies over, 0..1
    float moving = 0.0F;    ///< share of the key region that is not background, 0..1
    float luminance = 0.0F; ///< mean grey of the frame, 0..255 (confounder of VG-MS-ST-GAT, Eq. (4))
    float noise = 0.0F;     ///< deviation of the sensor's noise, grey levels (confounder of Eq. (4))
};

/// What an encoder made of the frames of one video stream. Frames whose region did not change share one map:
/// frame i has map mapOf[i].
struct StreamFeatures {
    std::string terminal;
    std::string stream;               ///< "device", "operator"
    std::uint32_t channels = 0;       ///< of a map: 1280
    std::uint32_t height = 0;         ///< cells: 4 where the region was looked at with 128 pixels
    std::uint32_t width = 0;          ///< cells
    std::vector<double> times;        ///< [frames] seconds on the common clock, ascending
    std::vector<std::uint32_t> mapOf; ///< [frames] index of its map, never falling
    std::vector<Half> maps;    ///< [maps, channels, height, width]; empty: only pooled ones were asked for
    std::vector<float> pooled; ///< [maps, channels] mean over each map, in single precision
    std::vector<FrameMeasures> measures; ///< [frames]
    Box region;                          ///< that was looked at, source pixels; empty: the whole frame
    RegionSource regionSource = RegionSource::WholeFrame;
    std::uint64_t damagedFrames = 0; ///< were in the file and could not be decoded

    std::size_t mapCount() const { return channels == 0 ? 0 : pooled.size() / channels; }
    std::size_t mapFloats() const { return std::size_t{channels} * height * width; }
    /// [channels, height, width] of a frame; only where maps were kept.
    const Half* mapAt(std::size_t frame) const { return maps.data() + mapOf[frame] * mapFloats(); }
    /// [channels] of a frame.
    const float* pooledAt(std::size_t frame) const {
        return pooled.data() + std::size_t{mapOf[frame]} * channels;
    }
};

/// All streams of a recording that were encoded, in the order of its terminals and streams.
struct VisualFeatures {
    std::string encoder;     ///< "efficientnet_lite0"
    std::string encoderHash; ///< SHA-256 of its weights' file
    std::vector<StreamFeatures> streams;
};

} // namespace vestigo::timeline

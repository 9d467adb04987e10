// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"
#include "core/timeline/picture.h"
#include "core/vision/change_energy.h"

#include <array>
#include <cstdint>
#include <memory>
#include <string>
#include <vector>

namespace vestigo::vision {

struct FoundRegion {
    timeline::Box box; ///< source pixels
    std::string kind;  ///< "gauge", "display", ... (spec/recording.md)
    double confidence = 0.0;
};

/// Finds key regions in a stream that has no annotated ones: a detector, which lives elsewhere.
class RegionFinder {
public:
    virtual ~RegionFinder() = default;
    /// None: there is nothing but the whole frame to look at.
    virtual Result<std::vector<FoundRegion>> find(const timeline::Picture& picture) = 0;
};

/// Completes what is covered. What it draws is likely and was not seen: no evidence is made of it.
class Completer {
public:
    virtual ~Completer() = default;
    /// `rgb`: [side, side, 3], `mask`: [side, side], not 0 where it is covered. Gives a picture of the same
    /// shape; whatever it says outside of the mask is thrown away.
    virtual Result<std::vector<std::uint8_t>> complete(const std::vector<std::uint8_t>& rgb,
                                                       const std::vector<std::uint8_t>& mask, int side) = 0;
};

/// OpenCV's inpainting (Telea): what is there without a trained network.
Result<std::unique_ptr<Completer>> createInpainting();

/// `completed` inside of the mask, `rgb` outside of it, bit by bit.
std::vector<std::uint8_t> onlyUnderMask(const std::vector<std::uint8_t>& rgb,
                                        const std::vector<std::uint8_t>& completed,
                                        const std::vector<std::uint8_t>& mask);

/// The box around all, with a margin of a twentieth of its sides; empty (the whole frame) where there are
/// none, or where they are so far apart that it has no end.
timeline::Box boxAround(const std::vector<timeline::Box>& boxes);

struct PreparationOptions {
    std::vector<KeyRegion> regions; ///< annotated ones of fixed things; none: `finder`, else the whole frame
    int side = 128;                 ///< pixels of a prepared picture
    std::size_t mostRegions = 8;    ///< a frame's; the largest are kept
    double frameSeconds = 0.0;      ///< between two frames; occlusion is judged each half second at most
    /// What `finder` finds becomes one box around all: the cost of a frame is that of one region.
    bool together = false;
    std::shared_ptr<RegionFinder> finder;
    std::shared_ptr<Completer> completer; ///< none: covered parts stay as they are
};

/// The observed confounders of VG-MS-ST-GAT, Eq. (4), of a whole frame.
struct Confounders {
    float luminance = 0.0F; ///< mean grey, 0..255
    float noise = 0.0F; ///< standard deviation of the sensor's noise, grey levels (high-frequency residual)
};

/// One key region of one frame; every picture is [side, side, 3], red, green, blue, every mask [side, side].
struct PreparedRegion {
    timeline::Box box;                    ///< source pixels
    std::vector<std::uint8_t> cut;        ///< as the camera saw it
    std::vector<std::uint8_t> equalised;  ///< the same with its luminance equalised (CLAHE)
    std::vector<std::uint8_t> moving;     ///< 255 where a mixture of Gaussians (MOG2) sees no background
    std::vector<std::uint8_t> background; ///< what the mixture takes for the background, grey. [side, side]
    std::vector<std::uint8_t> occluded;   ///< 255 where something covers the region
    std::vector<std::uint8_t> completed;  ///< `equalised` with what is covered filled in: for the encoder
    float movingShare = 0.0F;             ///< of the region, 0..1
    float occludedShare = 0.0F;           ///< of the region, 0..1; evidence by itself
};

/// What the encoder gets of one frame.
struct PreparedFrame {
    double t = 0.0; ///< of the picture
    Confounders confounders;
    std::vector<PreparedRegion> regions;
};

/// Seconds that the stages of the path took so far.
struct PreparationTimes {
    double regions = 0.0; ///< finding, cutting and scaling
    double equalise = 0.0;
    double background = 0.0;
    double occlusion = 0.0;
    double completion = 0.0;
    double confounders = 0.0;
};

/// The visual path before the encoder (VG-MS-ST-GAT, Section 2.3): key regions, contrast, moving part,
/// occlusion, completion. Scales first, since everything after it costs by the pixel. Causal by nature: a
/// frame is judged by those before it. One stream, one thread.
class Preparation {
public:
    virtual ~Preparation() = default;
    /// Frames in order of time, Bgr24 or Grey8. An empty or inconsistent one has no regions. Fails where the
    /// finder or the completer does. `fine`: a part of the frame that was not scaled, where `picture` was:
    /// scaling takes the noise away that is measured in it.
    virtual Result<PreparedFrame> prepare(const timeline::Picture& picture,
                                          const timeline::Picture& fine) = 0;
    Result<PreparedFrame> prepare(const timeline::Picture& picture) { return prepare(picture, picture); }
    virtual PreparationTimes times() const = 0;
    /// Fails only where a part of the program is missing.
    static Result<std::unique_ptr<Preparation>> create(const PreparationOptions& options);
};

} // namespace vestigo::vision

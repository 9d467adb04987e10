// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"
#include "core/timeline/picture.h"

#include <string>
#include <vector>

namespace vestigo::vision {

/// A key region that something found in one picture.
struct FoundRegion {
    std::string name;        ///< of the contract: control_panel, indicator_lights, moving_part ...
    timeline::Box box;       ///< in pixels of the picture
    double confidence = 0.0; ///< 0..1
};

/// Finds key regions where nobody annotated any (VG-MS-ST-GAT, Section 2.3). The networks that do it are no
/// business of this room; core/pipeline/vision_models.h makes them. Used by one thread at a time.
class RegionFinder {
public:
    virtual ~RegionFinder() = default;
    /// Strongest first; a picture without pixels has none.
    virtual Result<std::vector<FoundRegion>> find(const timeline::Picture& picture) = 0;
};

/// Completes what is covered in a picture and never changes a pixel outside of the mask. Used by one thread
/// at a time.
class Completer {
public:
    virtual ~Completer() = default;
    /// `mask`: Grey8, as large as the picture, not 0 where it is covered.
    virtual Result<timeline::Picture> complete(const timeline::Picture& picture,
                                               const timeline::Picture& mask) = 0;
};

} // namespace vestigo::vision

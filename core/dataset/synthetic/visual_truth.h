// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/dataset/synthetic/drawing/draw.h"
#include "core/timeline/grid.h"
#include "core/timeline/picture.h"

#include <cstddef>
#include <map>
#include <string>
#include <vector>

namespace vestigo::dataset::synthetic {

/// What a camera shows of one moment: the scene, and how fast the part seems to move.
struct Seen {
    const SceneState* scene = nullptr;
    double speed = 0.0;
};

/// What looks plainly other than it would had nothing gone wrong, by the names of DrawnFrame's boxes
/// ("gauge" with its number: "gauge#1"), "frame" for all of the picture.
std::vector<std::string> seenDifferences(const Seen& with, const Seen& without, double usualSpeed,
                                         CameraSubject subject);

/// The box of such a name in a frame; nothing where it is not to be seen. Whole pixels inside the frame.
std::vector<timeline::Box> boxesOf(const DrawnFrame& frame, const std::string& name);

/// A box over a stretch of time.
struct BoxStretch {
    std::string name;
    timeline::TimeRange range;
    timeline::Box box;
};

/// Joins the boxes of single frames into stretches: one as long as the box stays about where it is.
class BoxCollector {
public:
    /// `longestSeconds` of one stretch.
    explicit BoxCollector(double longestSeconds)
        : longest_(longestSeconds) {}
    void add(const std::string& name, double t, const timeline::Box& box);
    /// All stretches in the order of their beginnings, each at least `shortest` long.
    std::vector<BoxStretch> finish(double shortest);

private:
    double longest_;
    std::map<std::string, BoxStretch> open_;
    std::vector<BoxStretch> closed_;
};

} // namespace vestigo::dataset::synthetic

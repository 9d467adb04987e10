// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/recordings/inspect.h"

#include <cstddef>
#include <optional>

namespace vestigo::cli {

/// How much is annotated.
struct AnnotationCounts {
    std::size_t anomalies = 0;
    std::size_t edges = 0;
    std::size_t activities = 0;
    std::size_t rois = 0;
};

/// Reads the annotations that the recording names; what is wrong with them, or names what the recording does
/// not have, joins the problems. Nothing: there are none, or they cannot be read.
std::optional<AnnotationCounts> inspectAnnotations(recordings::RecordingReport& report);

} // namespace vestigo::cli

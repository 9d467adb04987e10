// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/analysis/analysis.h"
#include "core/base/cancel.h"
#include "core/recordings/recording.h"

#include <filesystem>
#include <memory>
#include <string>

namespace vestigo::session {

/// A recording, and what the project knows of its content.
struct OpenedRecording {
    std::shared_ptr<const recordings::Recording> recording; ///< as it was recorded
    std::string sha256;             ///< empty: there is no project yet that would know it by that
    analysis::ClockOffsets offsets; ///< corrections of clocks that hold
    analysis::AnalysisPtr stored;   ///< the newest made with these corrections, else the newest; may be null
};

/// Looks the content up in the project, and puts it on the project's list. Slow: it is hashed.
OpenedRecording lookUp(const std::filesystem::path& database,
                       const std::shared_ptr<const recordings::Recording>& recording,
                       const CancelToken& cancel);

} // namespace vestigo::session

// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/cli/info_annotations.h"
#include "core/recordings/inspect.h"

#include <string>

namespace vestigo::cli {

/// "vestigo-info" version 1: what `vestigo-cli info` says, for scripts.
std::string infoToJson(const recordings::RecordingReport& report,
                       const std::optional<AnnotationCounts>& annotations);

} // namespace vestigo::cli

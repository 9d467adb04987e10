// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/pipeline/stages/align_stage.h"
#include "core/pipeline/stages/encode_stage.h"

#include <memory>
#include <string>
#include <vector>

namespace vestigo::pipeline {

/// The fixed regions of the annotations and a hash of them; nothing else of the annotations is looked at.
/// Annotations that cannot be read are a notice.
std::vector<labels::RegionOfInterest> fixedRegionsOf(const recordings::Recording& recording, RunLog& log,
                                                     std::string& hash);

/// Decodes with worker threads and aligns beside them, joined by a bounded queue. Null when stopped or failed
/// (the context's log knows).
/// `encoder`: adds what it sees of each stream ("device.appearance", dataset::appearanceOf); empty: nothing
/// is encoded.
std::unique_ptr<AlignedParts> decodeAndAlign(const RunContext& context, const std::string& encoder);

/// How an engine that takes pooled features looks at a recording: one frame a second, kept in the user's
/// cache.
EncodeSettings seeingSettings(const std::string& encoder, bool causal);

/// "No stream can be analysed", with the first reason.
Error nothingUsableError(const recordings::Recording& recording, const RunLog& log);

} // namespace vestigo::pipeline

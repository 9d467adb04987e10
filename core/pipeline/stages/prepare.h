// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/pipeline/modality.h"
#include "core/pipeline/stages/align_stage.h"
#include "core/pipeline/stages/encode_stage.h"

#include <filesystem>
#include <memory>
#include <string>
#include <vector>

namespace vestigo::pipeline {

/// The fixed regions of the annotations and a hash of them; nothing else of the annotations is looked at.
/// Annotations that cannot be read are a notice.
std::vector<labels::RegionOfInterest> fixedRegionsOf(const recordings::Recording& recording, RunLog& log,
                                                     std::string& hash);

/// Through which eyes a run looks at the videos, besides the change energy that every run sees.
struct Seeing {
    std::string encoder;                ///< empty: none
    std::string detector;               ///< the user's word (chooseDetector)
    std::filesystem::path weights;      ///< of the encoder; empty: those that ship
    bool pictures = false;              ///< the encoder's maps too (AlignedTerminal::pictures)
    bool logTraits = false;             ///< AlignedTerminal::logTraits, for who makes the options of aligning
    Modality modality = Modality::Both; ///< what is kept of it all
};

/// Decodes with worker threads and aligns beside them, joined by a bounded queue. Null when stopped or failed
/// (the context's log knows). With an encoder: adds what it sees of each stream ("device.appearance",
/// dataset::appearanceOf), how much of the key region was covered ("device.covered", dataset::coveredOf; also
/// beside the cameras' states), and the seconds of the visual path.
std::unique_ptr<AlignedParts> decodeAndAlign(const RunContext& context, const Seeing& seeing);

/// How an engine that takes features looks at a recording: one frame a second, kept in the user's cache.
EncodeSettings seeingSettings(const Seeing& seeing, bool causal);

/// The detector as it stands in a run's settings: "shipped", "none", or the SHA-256 of the user's file.
Outcome<std::string> detectorIdentity(const std::string& detector, const CancelToken& cancel);

/// "No stream can be analysed", with the first reason.
Error nothingUsableError(const recordings::Recording& recording, const RunLog& log);

} // namespace vestigo::pipeline

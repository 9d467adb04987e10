// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/analysis/analysis.h"
#include "core/base/result.h"

#include <string>

namespace vestigo::analysis {

/// The result file of spec/analysis.md ("vestigo-analysis", version 1) with our compatible additions
/// (root_rule, root_ranking, tested_pairs, notices, ...; resources/schema/vestigo-analysis-1.schema.json).
/// Equal analyses give equal bytes but for "timing".
std::string analysisToJson(const Analysis& analysis);

/// Reads such a file back (hostile input). `aligned` stays null.
Result<Analysis> analysisFromJson(const std::string& json, const std::string& file);

/// AlignedRecording to bytes and back (for the store); checksummed, versioned.
std::string packAligned(const timeline::AlignedRecording& aligned);
Result<timeline::AlignedRecording> unpackAligned(const std::string& bytes);

} // namespace vestigo::analysis

// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/pipeline/analyze_run.h"
#include "core/pipeline/train_run.h"
#include "tests/support/temporary_folder.h"

#include <cstdint>
#include <filesystem>
#include <string>
#include <utility>
#include <vector>

namespace vestigo::testing {

/// Two coupled machines at work for 90 s; noise and phase differ from seed to seed. Planted: from 40 s to
/// 60 s press-2 runs hot and draws more. Without `labelled` nobody looked at it. `noise` of the machines: 1
/// at the first plant.
void writePressDay(const std::filesystem::path& folder, unsigned seed, bool planted, bool labelled = true,
                   double noise = 1.0);

/// A data set: three days to learn from, one to check by, one with a planted anomaly to test.
class Presses {
public:
    static constexpr double plantedFrom = 40.0;
    static constexpr double plantedTo = 60.0;

    Presses();
    /// Path and split of each recording.
    void writeSplits(const std::vector<std::pair<std::string, std::string>>& recordings) const;
    pipeline::TrainRequest request(const char* out, std::uint64_t seed = 1) const;
    pipeline::AnalyzeRequest analysis(const char* model, bool causal) const;

    TemporaryFolder folder;
};

} // namespace vestigo::testing

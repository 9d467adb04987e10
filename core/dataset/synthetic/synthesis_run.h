// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/cancel.h"
#include "core/base/progress.h"
#include "core/base/result.h"

#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <string>
#include <vector>

namespace vestigo::dataset::synthetic {

enum class SynthesisSize : std::uint8_t {
    Tiny,     ///< four short recordings of few terminals and small pictures: seconds
    Standard, ///< 24 recordings of 64 s
    Full,     ///< as many recordings of 64 s as hold 52,000 samples (contract: spec/recording.md)
};

/// What is to be drawn.
struct SynthesisRequest {
    std::filesystem::path out; ///< must not exist or be empty; its parent must be there
    std::uint64_t seed = 1;
    std::size_t recordings = 0; ///< 0: as the size says
    double seconds = 0.0;       ///< of one recording; 0: as the size says
    SynthesisSize size = SynthesisSize::Standard;
    bool normalOnly = false;  ///< nothing goes wrong; activities stay
    bool cameras = true;      ///< without them there is no video and no anomaly that only video shows
    std::size_t plants = 0;   ///< so many different plants; 0: one for each twelve recordings begun
    bool wholePlants = false; ///< all recordings of a plant go to the same split; else each goes by itself
    std::size_t workers = 2;
    /// The public Edge-IIoTset CSV: its packets become the communication logs (edge_source.h). Empty: the
    /// plant writes its own.
    std::filesystem::path edgeIiotset;

    static constexpr std::size_t mostRecordings = 20000;
    static constexpr double shortestSeconds = 12.0;
    static constexpr double longestSeconds = 3600.0;
};

/// What came out.
struct SynthesisResult {
    std::filesystem::path folder;
    std::size_t recordings = 0;
    std::size_t samples = 0; ///< terminals times (steps - 16)
    std::size_t anomalies = 0;
};

/// "tiny", "standard", "full"; nothing else gives a value.
const std::vector<std::string>& sizeWords();
Result<SynthesisSize> sizeOfWord(const std::string& word);

/// Draws plants and writes a data set of recordings of them, each recording whole or not at all. The result
/// depends on the request only, not on the number of workers. On cancel and on an error what is finished
/// stays, and dataset.json names it.
class SynthesisRun {
public:
    explicit SynthesisRun(SynthesisRequest request)
        : request_(std::move(request)) {}
    Outcome<SynthesisResult> run(const CancelToken& cancel, ProgressSink& progress) const;

private:
    SynthesisRequest request_;
};

} // namespace vestigo::dataset::synthetic

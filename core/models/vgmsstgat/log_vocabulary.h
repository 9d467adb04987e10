// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/timeline/aligned.h"

#include <cstddef>
#include <cstdint>
#include <string>
#include <unordered_map>
#include <vector>

namespace vestigo::models::vgmsstgat {

/// What the logs of a plant usually say: in how many recordings each trait of an entry (timeline::LogTrait)
/// was seen in normal running. It is what tells a strange party or an instruction that nobody gives there.
class LogVocabulary {
public:
    /// One more recording. `normal`: [terminal][step].
    void add(const timeline::AlignedRecording& recording,
             const std::vector<std::vector<std::uint8_t>>& normal);
    /// What another one has seen stands for what this one has, if it has seen anything.
    void take(const LogVocabulary& other);
    bool empty() const { return recordings_ == 0; }

    /// How new each kind of trait is, step by step: 0 as in every recording, 3 never seen; of several in one
    /// step the newest. [kind][step]. An empty vocabulary judges a recording by itself: what was said at
    /// another time is known (causal: before; offline: further than 8 steps away).
    std::vector<std::vector<float>> novelty(const timeline::AlignedRecording& recording,
                                            std::size_t terminal) const;

    std::string json() const;
    /// False where the text is none of ours.
    bool read(const std::string& text);

private:
    float noveltyOf(std::uint64_t key) const;

    std::size_t recordings_ = 0;
    std::unordered_map<std::uint64_t, std::uint32_t> seen_; ///< in how many recordings
};

/// How new the logs of a terminal were at a step and lately; of a shorter past what there is.
struct NoveltyWindows {
    float now = 0.0F;
    float newestOf4 = 0.0F; ///< steps
    float newestOf12 = 0.0F;
    float meanOf8 = 0.0F;
};
/// `novelty`: of one kind of trait, [step].
NoveltyWindows noveltyWindows(const std::vector<float>& novelty, std::size_t step);

} // namespace vestigo::models::vgmsstgat

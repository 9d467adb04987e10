// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/pipeline/modality.h"

#include "core/pipeline/stages/align_stage.h"

#include <algorithm>
#include <array>

namespace vestigo::pipeline {

namespace {

constexpr std::array<const char*, 3> words{"both", "tables", "video"}; // as in Modality

} // namespace

const char* wordOf(Modality modality) {
    return words.at(static_cast<std::size_t>(modality));
}

std::optional<Modality> modalityOfWord(const std::string& word) {
    const auto found = std::find(words.begin(), words.end(), word);
    if (found != words.end()) {
        return static_cast<Modality>(found - words.begin());
    }
    return word.empty() ? std::optional<Modality>(Modality::Both) : std::nullopt;
}

void keepModality(Modality modality, AlignedParts& parts) {
    if (modality == Modality::Both) {
        return;
    }
    const bool video = modality == Modality::Video;
    for (timeline::AlignedTerminal& terminal : parts.recording.terminals) {
        std::vector<timeline::FeatureSeries>& columns = terminal.features;
        columns.erase(std::remove_if(columns.begin(), columns.end(),
                                     [video](const timeline::FeatureSeries& series) {
                                         return (series.group == timeline::FeatureGroup::Video) != video;
                                     }),
                      columns.end());
        if (video) {
            terminal.logTraits.clear();
        } else {
            terminal.pictures.clear();
            terminal.heat.clear();
        }
    }
    for (CameraParts& cameras : parts.cameras) {
        if (!video) {
            cameras.streams.clear();
        }
    }
}

} // namespace vestigo::pipeline

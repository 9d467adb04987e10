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
    return found == words.end() ? std::nullopt
                                : std::optional<Modality>(static_cast<Modality>(found - words.begin()));
}

Result<Modality> modalityOf(const models::ModelState& state, const std::filesystem::path& file) {
    const auto word = state.metadata.find(modalityKey);
    if (word == state.metadata.end()) {
        return Modality::Both;
    }
    if (const auto modality = modalityOfWord(word->second)) {
        return *modality;
    }
    Error error;
    error.code = ErrorCode::ModelInvalid;
    error.file = file.string();
    error.message =
        VESTIGO_TEXT("Error", "was trained on the modality \"%1\", which this version does not know");
    error.arguments = {singleLine(word->second, 60)};
    error.remedy = VESTIGO_TEXT("Error", "use another model");
    return error;
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
    for (std::size_t t = 0; !video && t < parts.cameras.size(); ++t) {
        parts.cameras[t].streams.clear();
    }
}

} // namespace vestigo::pipeline

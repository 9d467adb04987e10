// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/analysis/analysis_json.h"
#include "core/base/json.h"
#include "core/evaluation/metrics.h"

#include <QtGlobal>
#include <cstddef>
#include <nlohmann/json.hpp>
#include <string>
#include <vector>

namespace vestigo::testing {

inline Json goldenDocument(const char* name) {
    const auto json = readJsonFile(std::string(VESTIGO_SOURCE_DIR "/tests/data/golden/evaluation/") + name);
    return json.ok() ? json.value() : Json();
}

/// A recording of score_golden.json, with its own result or another one.
inline evaluation::EvaluatedRecording goldenRecording(const Json& json, const Json& result,
                                                      const Json& document) {
    evaluation::EvaluatedRecording recording;
    recording.id = json["id"];
    recording.durationSeconds = json["duration_s"];
    auto analysed = analysis::analysisFromJson(result.dump(), "golden");
    auto truth = labels::parseAnnotations(json["annotations"].dump(), "golden");
    if (!analysed || !truth) {
        qFatal("the golden file holds what cannot be read: %s",
               (analysed ? truth.error() : analysed.error()).oneLine().c_str());
    }
    recording.result = analysed.take();
    recording.truth = truth.take();
    for (const analysis::TerminalResult& terminal : recording.result.terminals) {
        for (const char* stream : {"device", "operator"}) {
            if (terminal.id != document["no_frame_of"]) {
                recording.frameSizes[{terminal.id, stream}] = {document["frame"][0], document["frame"][1]};
            }
        }
    }
    return recording;
}

inline std::vector<evaluation::EvaluatedRecording> goldenRecordings(const Json& document, std::size_t index) {
    std::vector<evaluation::EvaluatedRecording> recordings;
    for (const Json& json : document["cases"][index]["recordings"]) {
        recordings.push_back(goldenRecording(json, json["result"], document));
    }
    return recordings;
}

} // namespace vestigo::testing

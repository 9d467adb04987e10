// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/report/camera_words.h"

#include <array>
#include <utility>

namespace vestigo::report {

namespace {

using timeline::CameraCondition;
using timeline::CameraState;

constexpr std::size_t mostStates = 60; ///< rows of the table

Text measureText(CameraCondition condition) {
    static constexpr std::array<Text, timeline::cameraConditions.size()> texts{
        VESTIGO_TEXT("Report", "%1 of the frame covered"),
        VESTIGO_TEXT("Report", "%1 grey levels of change from frame to frame, usually %2"),
        VESTIGO_TEXT("Report", "%1 of the usual detail left"),
        VESTIGO_TEXT("Report", "moved by %1 pixels"),
        VESTIGO_TEXT("Report", "brightest parts at grey %1 of 255, usually %2"),
        VESTIGO_TEXT("Report", "%1 of the frame at the upper end, usually %2")};
    return texts[static_cast<std::size_t>(condition)];
}

bool isShare(CameraCondition condition) {
    return condition == CameraCondition::Covered || condition == CameraCondition::Blurred ||
           condition == CameraCondition::Overexposed;
}

std::string numberOf(double value, CameraCondition condition) {
    if (isShare(condition)) {
        return fixedText(100.0 * value, 0) + "\xc2\xa0%";
    }
    return fixedText(value, condition == CameraCondition::Frozen ? 3 : 0);
}

std::string measured(const Wording& wording, const CameraState& state) {
    if (state.measured.empty()) {
        return {};
    }
    const timeline::CameraMeasure& measure = state.measured.front();
    return wording.say(
        measureText(state.condition),
        {numberOf(measure.value, state.condition), numberOf(measure.usual.value_or(0.0), state.condition)});
}

/// Rows of what was the matter with a camera, when: a limited number, and how many more there are.
class CameraRows {
public:
    explicit CameraRows(const Wording& wording)
        : wording_(wording) {}

    void add(const std::string& terminal, const std::string& stream, const std::string& what,
             const timeline::TimeRange& range, const std::string& measured) {
        if (rows_.size() == mostStates) {
            ++more_;
            return;
        }
        rows_.push_back({{wording_.nameAndId(terminal), false, false},
                         {wording_.stream(stream), false, false},
                         {what, false, false},
                         {wording_.clock(range.start, 1), false, false},
                         {wording_.clock(range.end, 1), false, false},
                         {measured, false, false}});
    }
    void tellMore(std::string& caption) const {
        if (more_ > 0) {
            caption +=
                " " + wording_.say(VESTIGO_TEXT("Report", "%1 more of this kind are in the result file."),
                                   {std::to_string(more_)});
        }
    }
    std::vector<std::vector<Cell>> take() { return std::move(rows_); }

private:
    const Wording& wording_;
    std::vector<std::vector<Cell>> rows_;
    std::size_t more_ = 0;
};

Text sourceText(timeline::RegionSource source) {
    switch (source) {
    case timeline::RegionSource::Annotated:
        return VESTIGO_TEXT("Report", "annotated");
    case timeline::RegionSource::Detected:
        return VESTIGO_TEXT("Report", "found by the detector");
    case timeline::RegionSource::WholeFrame:
        break;
    }
    return VESTIGO_TEXT("Report", "whole frame");
}

std::string percent(double share) {
    return fixedText(100.0 * share, 0) + "\xc2\xa0%";
}

} // namespace

Text cameraConditionText(CameraCondition condition) {
    static constexpr std::array<Text, timeline::cameraConditions.size()> texts{
        VESTIGO_TEXT("Report", "covered"), VESTIGO_TEXT("Report", "frozen picture"),
        VESTIGO_TEXT("Report", "blurred"), VESTIGO_TEXT("Report", "displaced"),
        VESTIGO_TEXT("Report", "dark"),    VESTIGO_TEXT("Report", "dazzled")};
    return texts[static_cast<std::size_t>(condition)];
}

Text cameraSymptomText(CameraCondition condition) {
    static constexpr std::array<Text, timeline::cameraConditions.size()> texts{
        VESTIGO_TEXT("Report", "had a camera that was covered"),
        VESTIGO_TEXT("Report", "had a camera whose picture stood still"),
        VESTIGO_TEXT("Report", "had a camera whose picture was blurred"),
        VESTIGO_TEXT("Report", "had a camera that was displaced"),
        VESTIGO_TEXT("Report", "had a camera that saw nothing but darkness"),
        VESTIGO_TEXT("Report", "had a camera that was dazzled")};
    return texts[static_cast<std::size_t>(condition)];
}

std::optional<CameraState> cameraStateOf(const analysis::Analysis& analysis,
                                         const analysis::Episode& episode) {
    std::optional<CameraState> worst;
    const analysis::TerminalResult* terminal = analysis.findTerminal(episode.terminal);
    if (terminal == nullptr || episode.cameraEvidence == analysis::CameraEvidence::None) {
        return worst;
    }
    for (const timeline::CameraHealth& camera : terminal->cameras) {
        for (const CameraState& state : camera.states) {
            const bool then =
                state.range.start <= episode.range.end && episode.range.start <= state.range.end;
            if (then && (!worst || state.severity > worst->severity)) {
                worst = state;
            }
        }
    }
    return worst;
}

std::string cameraRemark(const ReportContext& context, const analysis::Episode& episode) {
    switch (episode.cameraEvidence) {
    case analysis::CameraEvidence::Only:
        return context.wording.say(VESTIGO_TEXT(
            "Report",
            "Only the camera speaks for it: nothing that was measured at the machine was unusual."));
    case analysis::CameraEvidence::Also:
        return context.wording.say(VESTIGO_TEXT(
            "Report", "A camera was in a bad state meanwhile; what it showed then is no part of the score."));
    case analysis::CameraEvidence::None:
        break;
    }
    return {};
}

Table cameraTable(const ReportContext& context) {
    const Wording& wording = context.wording;
    Table table;
    table.head = {
        wording.say(VESTIGO_TEXT("Report", "terminal")), wording.say(VESTIGO_TEXT("Report", "stream")),
        wording.say(VESTIGO_TEXT("Report", "camera")),   wording.say(VESTIGO_TEXT("Report", "from")),
        wording.say(VESTIGO_TEXT("Report", "to")),       wording.say(VESTIGO_TEXT("Report", "measured"))};
    table.widths = {0.22, 0.12, 0.14, 0.11, 0.11, 0.3};
    CameraRows rows(wording);
    for (const analysis::TerminalResult& terminal : context.analysis->terminals) {
        for (const timeline::CameraHealth& camera : terminal.cameras) {
            for (const CameraState& state : camera.states) {
                const std::string condition = wording.say(cameraConditionText(state.condition));
                rows.add(terminal.id, camera.stream,
                         state.maintenance
                             ? wording.say(VESTIGO_TEXT("Report", "%1 (in maintenance)"), {condition})
                             : condition,
                         state.range, measured(wording, state));
            }
        }
    }
    table.caption = wording.say(VESTIGO_TEXT(
        "Report", "States of the cameras, not of the machines before them. What a camera showed in such a "
                  "state is no part of the score."));
    rows.tellMore(table.caption);
    table.rows = rows.take();
    return table;
}

Table coverTable(const ReportContext& context) {
    const Wording& wording = context.wording;
    Table table;
    table.head = {
        wording.say(VESTIGO_TEXT("Report", "terminal")),   wording.say(VESTIGO_TEXT("Report", "stream")),
        wording.say(VESTIGO_TEXT("Report", "key region")), wording.say(VESTIGO_TEXT("Report", "from")),
        wording.say(VESTIGO_TEXT("Report", "to")),         wording.say(VESTIGO_TEXT("Report", "covered"))};
    table.widths = {0.22, 0.12, 0.18, 0.11, 0.11, 0.26};
    CameraRows rows(wording);
    for (const analysis::TerminalResult& terminal : context.analysis->terminals) {
        for (const timeline::CameraHealth& camera : terminal.cameras) {
            const std::size_t spans = camera.cover ? camera.cover->spans.size() : 0;
            for (std::size_t i = 0; i < spans; ++i) {
                const timeline::CoverSpan& span = camera.cover->spans[i];
                rows.add(terminal.id, camera.stream, wording.say(sourceText(camera.cover->source)),
                         span.range,
                         wording.say(VESTIGO_TEXT("Report", "%1 on average, %2 at most"),
                                     {percent(span.share), percent(span.largest)}));
            }
        }
    }
    table.caption = wording.say(VESTIGO_TEXT(
        "Report", "What lay there then was completed before the encoder looked. Completed pictures are "
                  "likely, not seen: no evidence is taken from them."));
    rows.tellMore(table.caption);
    table.rows = rows.take();
    return table;
}

} // namespace vestigo::report

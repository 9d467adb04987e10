// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/info_annotations.h"

#include "core/labels/annotations.h"

namespace vestigo::cli {

namespace {

/// Looks for names that the recording does not know.
class ReferenceCheck {
public:
    explicit ReferenceCheck(recordings::RecordingReport& report)
        : report_(report) {}

    void terminal(const char* list, std::size_t index, const std::string& id) {
        if (report_.recording.findTerminal(id) == nullptr) {
            tell(list, index, VESTIGO_TEXT("Error", "names \"%1\", which is no terminal of this recording"),
                 {singleLine(id, 60)});
        }
    }
    void stream(const char* list, std::size_t index, const std::string& id, const std::string& stream) {
        if (report_.recording.findTerminal(id) != nullptr &&
            report_.recording.findStream(id, stream) == nullptr) {
            tell(list, index, VESTIGO_TEXT("Error", "names \"%1\", which is no stream of \"%2\""),
                 {singleLine(stream, 60), singleLine(id, 60)});
        }
    }

private:
    void tell(const char* list, std::size_t index, const Text& message, std::vector<std::string> arguments) {
        constexpr std::size_t mostTold = 20;
        if (told_++ >= mostTold) {
            return;
        }
        Error error;
        error.code = ErrorCode::ReferenceUnknown;
        error.file = report_.recording.annotations->path.string();
        error.place = list + ("[" + std::to_string(index) + "]");
        error.message = message;
        error.arguments = std::move(arguments);
        error.remedy = VESTIGO_TEXT("Error", "correct this entry of the file");
        report_.problems.push_back({{}, {}, std::move(error)});
    }

    recordings::RecordingReport& report_;
    std::size_t told_ = 0;
};

void checkReferences(recordings::RecordingReport& report, const labels::Annotations& annotations) {
    ReferenceCheck check(report);
    for (std::size_t i = 0; i < annotations.anomalies.size(); ++i) {
        const labels::Anomaly& anomaly = annotations.anomalies[i];
        check.terminal("anomalies", i, anomaly.terminal);
        for (const labels::AnomalyRegion& region : anomaly.regions) {
            check.stream("anomalies", i, anomaly.terminal, region.stream);
        }
    }
    for (std::size_t i = 0; i < annotations.activities.size(); ++i) {
        check.terminal("activities", i, annotations.activities[i].terminal);
    }
    for (std::size_t i = 0; i < annotations.rois.size(); ++i) {
        check.terminal("rois", i, annotations.rois[i].terminal);
        check.stream("rois", i, annotations.rois[i].terminal, annotations.rois[i].stream);
    }
}

} // namespace

std::optional<AnnotationCounts> inspectAnnotations(recordings::RecordingReport& report) {
    const std::optional<recordings::LogFile>& file = report.recording.annotations;
    if (!file || !file->exists) {
        return std::nullopt;
    }
    const Result<labels::Annotations> annotations = labels::readAnnotations(file->path);
    if (!annotations) {
        report.problems.push_back({{}, {}, annotations.error()});
        return std::nullopt;
    }
    checkReferences(report, *annotations);
    return AnnotationCounts{annotations->anomalies.size(), annotations->edges.size(),
                            annotations->activities.size(), annotations->rois.size()};
}

} // namespace vestigo::cli

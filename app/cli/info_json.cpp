// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/info_json.h"

#include "core/base/json.h"

#include <nlohmann/json.hpp>

namespace vestigo::cli {

namespace {

Json streamToJson(const recordings::StreamReport& stream) {
    Json json{{"terminal", stream.terminal},
              {"stream", stream.stream},
              {"kind", stream.kind == recordings::StreamKind::Video ? "video" : "table"},
              {"file", stream.file}};
    if (stream.video) {
        json["width"] = stream.video->width;
        json["height"] = stream.video->height;
        json["codec"] = stream.video->codec;
        json["frames"] = stream.video->frames;
        json["frames_per_s"] = stream.video->framesPerSecond;
        json["variable_rate"] = stream.video->variableRate;
    }
    if (stream.table) {
        json["rows"] = stream.table->rows;
        json["columns"] = stream.table->columns;
        json["ignored_columns"] = stream.table->ignored;
        json["missing_cells"] = stream.table->missingCells;
        json["broken_cells"] = stream.table->brokenCells;
        json["huge_cells"] = stream.table->hugeCells;
        json["rows_out_of_order"] = stream.table->outOfOrder;
    }
    if (stream.video || stream.table) {
        json["first_s"] = stream.firstSeconds;
        json["last_s"] = stream.lastSeconds;
        json["gap_count"] = stream.gapCount;
        json["gaps"] = Json::array();
        for (const timeline::TimeRange& gap : stream.gaps) {
            json["gaps"].push_back({gap.start, gap.end});
        }
    }
    return json;
}

Json logToJson(const recordings::LogSummary& log) {
    return {{"events", log.events},
            {"first_s", log.firstSeconds},
            {"last_s", log.lastSeconds},
            {"out_of_order", log.outOfOrder},
            {"parties_that_are_no_terminal", log.unknownParties},
            {"protocols", log.protocols}};
}

Json problemToJson(const recordings::Problem& problem) {
    Json json{{"file", problem.error.file},
              {"place", problem.error.place},
              {"message", problem.error.messageText()}};
    if (!problem.terminal.empty()) {
        json["terminal"] = problem.terminal;
    }
    if (!problem.stream.empty()) {
        json["stream"] = problem.stream;
    }
    return json;
}

} // namespace

std::string infoToJson(const recordings::RecordingReport& report,
                       const std::optional<AnnotationCounts>& annotations) {
    const recordings::Recording& recording = report.recording;
    Json json{{"format", "vestigo-info"}, {"version", 1}, {"id", recording.id}, {"site", recording.site}};
    if (recording.startedAt) {
        json["started_at"] = formatTimestamp(*recording.startedAt);
    }
    json["duration_s"] = recording.durationSeconds;
    json["step_s"] = recording.stepSeconds;
    json["terminals"] = Json::array();
    for (const recordings::Terminal& terminal : recording.terminals) {
        json["terminals"].push_back({{"id", terminal.id}, {"type", terminal.type}, {"name", terminal.name}});
    }
    json["links"] = recording.links.size();
    json["streams"] = Json::array();
    for (const recordings::StreamReport& stream : report.streams) {
        json["streams"].push_back(streamToJson(stream));
    }
    json["logs"] = Json::object();
    if (report.instructions) {
        json["logs"]["instructions"] = logToJson(*report.instructions);
    }
    if (report.communication) {
        json["logs"]["communication"] = logToJson(*report.communication);
    }
    if (annotations) {
        json["annotations"] = {{"anomalies", annotations->anomalies},
                               {"causal_edges", annotations->edges},
                               {"activities", annotations->activities},
                               {"rois", annotations->rois}};
    }
    json["problems"] = Json::array();
    for (const recordings::Problem& problem : report.problems) {
        json["problems"].push_back(problemToJson(problem));
    }
    return writeJson(json);
}

} // namespace vestigo::cli

// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/json_edit.h"
#include "core/labels/annotations.h"

#include <nlohmann/json.hpp>

namespace vestigo::labels {

namespace {

void editRange(Json& json, const timeline::TimeRange& range) {
    editNumber(json, "start_s", range.start);
    editNumber(json, "end_s", range.end);
}

void editValue(Json& json, const char* key, const Json& value) {
    if (!json.contains(key) || json[key] != value) {
        json[key] = value;
    }
}

void editBox(Json& json, const timeline::Box& box) {
    Json array = Json::array();
    for (const double number : {box.x, box.y, box.width, box.height}) {
        array.push_back(number);
    }
    editValue(json, "box", array);
}

/// Puts a list into the document; an absent list stays absent while it is empty.
template <class Entry, class EditEntry>
void editList(Json& json, const char* key, const std::vector<Entry>& entries, const EditEntry& editEntry) {
    if (entries.empty() && !json.contains(key)) {
        return;
    }
    Json list = Json::array();
    for (const Entry& entry : entries) {
        Json object = objectFromText(entry.original);
        editEntry(object, entry);
        list.push_back(std::move(object));
    }
    json[key] = std::move(list);
}

void editRegion(Json& json, const AnomalyRegion& region) {
    editText(json, "stream", region.stream);
    editRange(json, region.range);
    editBox(json, region.box);
}

void editSegment(Json& json, const BehaviorSegment& segment) {
    editRange(json, segment.range);
    if (!segment.features.empty() || json.contains("features")) {
        Json features = Json::array();
        for (const std::string& feature : segment.features) {
            features.push_back(feature);
        }
        editValue(json, "features", features);
    }
}

void editAnomaly(Json& json, const Anomaly& anomaly) {
    editText(json, "id", anomaly.id);
    editText(json, "terminal", anomaly.terminal);
    editText(json, "type", anomaly.type);
    editRange(json, anomaly.range);
    editList(json, "regions", anomaly.regions, editRegion);
    editList(json, "behavior_segments", anomaly.segments, editSegment);
}

void editEdge(Json& json, const AnnotatedEdge& edge) {
    editText(json, "from", edge.from);
    editText(json, "to", edge.to);
    editNumber(json, "lag_s", edge.lagSeconds, 0.0);
}

void editActivity(Json& json, const Activity& activity) {
    editText(json, "terminal", activity.terminal);
    editText(json, "type", activity.type);
    editRange(json, activity.range);
}

void editRoi(Json& json, const RegionOfInterest& roi) {
    editText(json, "terminal", roi.terminal);
    editText(json, "stream", roi.stream);
    editText(json, "name", roi.name);
    editRange(json, roi.range);
    editBox(json, roi.box);
}

} // namespace

Result<std::string> annotationsToJson(const Annotations& annotations) {
    try {
        Json document = objectFromText(annotations.sourceJson);
        editText(document, "format", "ind-vibe-annotations");
        editWhole(document, "version", 1);
        editText(document, "recording", annotations.recording, "");
        editList(document, "anomalies", annotations.anomalies, editAnomaly);
        editList(document, "causal_edges", annotations.edges, editEdge);
        editList(document, "activities", annotations.activities, editActivity);
        editList(document, "rois", annotations.rois, editRoi);
        return writeJson(document);
    } catch (const std::exception& failure) {
        return Error{ErrorCode::Internal, {}, {}, VESTIGO_TEXT("Error", "cannot be written: %1"),
                     {failure.what()},    {}};
    }
}

} // namespace vestigo::labels

// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/labels/annotations.h"

#include "core/base/files.h"
#include "core/base/json_reader.h"
#include "core/base/numbers.h"

#include <algorithm>
#include <cmath>
#include <unordered_set>

namespace vestigo::labels {

const std::array<const char*, 8> anomalyTypes = {
    "malicious_tampering", "equipment_jamming", "operator_violation", "protocol_attack",
    "visual_obstruction",  "component_fault",   "overload",           "parameter_drift"};

namespace {

constexpr double farthestTime = 1e9; ///< seconds, about 30 years
constexpr double farthestPixel = 1e6;

/// The entry without the lists whose entries remember themselves.
std::string originalOf(const JsonReader& json) {
    Json copy = json.json();
    for (const char* list : {"regions", "behavior_segments"}) {
        const auto found = copy.find(list);
        if (found != copy.end()) {
            *found = Json::array();
        }
    }
    return writeJson(copy);
}

timeline::TimeRange readRange(const JsonReader& json) {
    timeline::TimeRange range;
    range.start = json.number("start_s");
    range.end = json.number("end_s");
    if (!json.ok()) {
        return range;
    }
    if (std::abs(range.start) > farthestTime || std::abs(range.end) > farthestTime) {
        json.failKey("start_s", ErrorCode::ValueInvalid, VESTIGO_TEXT("Error", "is no time of a recording"));
    } else if (range.end < range.start) {
        json.failKey("end_s", ErrorCode::ValueInvalid, VESTIGO_TEXT("Error", "%1 lies before the start, %2"),
                     {formatNumber(range.end), formatNumber(range.start)});
    }
    return range;
}

timeline::Box readBox(const JsonReader& json) {
    JsonReader array = json.array("box");
    if (array.ok() && array.size() != 4) {
        array.fail(ErrorCode::ValueInvalid, VESTIGO_TEXT("Error", "must hold 4 numbers, holds %1"),
                   {std::to_string(array.size())},
                   VESTIGO_TEXT("Error", "write the box as [x, y, width, height]"));
        return {};
    }
    const timeline::Box box{array.elementNumber(0), array.elementNumber(1), array.elementNumber(2),
                            array.elementNumber(3)};
    const bool sane = std::max({std::abs(box.x), std::abs(box.y), box.width, box.height}) <= farthestPixel;
    if (array.ok() && (box.width < 0.0 || box.height < 0.0 || !sane)) {
        array.fail(ErrorCode::ValueInvalid, VESTIGO_TEXT("Error", "has a negative or a senseless size"), {},
                   VESTIGO_TEXT("Error", "write the box as [x, y, width, height]"));
    }
    return box;
}

/// Reads one list of the document, each entry by `readEntry`; an absent list is empty.
template <class Entry, class ReadEntry>
std::vector<Entry> readList(const JsonReader& json, const char* key, const ReadEntry& readEntry) {
    std::vector<Entry> entries;
    if (!json.has(key)) {
        return entries;
    }
    JsonReader list = json.array(key);
    if (list.size() > AnnotationLimits::entries) {
        list.fail(ErrorCode::TooLarge,
                  VESTIGO_TEXT("Error", "has %1 entries, more than the %2 that are accepted"),
                  {std::to_string(list.size()), std::to_string(AnnotationLimits::entries)});
    }
    for (std::size_t i = 0; i < list.size() && json.ok(); ++i) {
        const JsonReader element = list.element(i);
        entries.push_back(readEntry(element));
        entries.back().original = originalOf(element);
    }
    return entries;
}

AnomalyRegion readRegion(const JsonReader& json) {
    AnomalyRegion region;
    region.stream = json.text("stream");
    region.range = readRange(json);
    region.box = readBox(json);
    return region;
}

BehaviorSegment readSegment(const JsonReader& json) {
    BehaviorSegment segment;
    segment.range = readRange(json);
    if (json.has("features")) {
        const JsonReader features = json.array("features");
        for (std::size_t i = 0; i < features.size() && json.ok(); ++i) {
            segment.features.push_back(features.elementText(i));
        }
    }
    return segment;
}

Anomaly readAnomaly(const JsonReader& json) {
    Anomaly anomaly;
    anomaly.id = json.text("id");
    anomaly.terminal = json.text("terminal");
    anomaly.type = json.text("type");
    anomaly.range = readRange(json);
    anomaly.regions = readList<AnomalyRegion>(json, "regions", readRegion);
    anomaly.segments = readList<BehaviorSegment>(json, "behavior_segments", readSegment);
    return anomaly;
}

Activity readActivity(const JsonReader& json) {
    Activity activity;
    activity.terminal = json.text("terminal");
    activity.type = json.text("type");
    activity.range = readRange(json);
    return activity;
}

RegionOfInterest readRoi(const JsonReader& json) {
    RegionOfInterest roi;
    roi.terminal = json.text("terminal");
    roi.stream = json.text("stream");
    roi.name = json.text("name");
    roi.range = readRange(json);
    roi.box = readBox(json);
    return roi;
}

/// Anomalies with ids of their own, and the ids.
std::vector<Anomaly> readAnomalies(const JsonReader& root, std::unordered_set<std::string>& ids) {
    return readList<Anomaly>(root, "anomalies", [&](const JsonReader& json) {
        Anomaly anomaly = readAnomaly(json);
        if (json.ok() && !ids.insert(anomaly.id).second) {
            json.failKey("id", ErrorCode::Duplicate,
                         VESTIGO_TEXT("Error", "two anomalies have the id \"%1\""),
                         {singleLine(anomaly.id, 60)}, VESTIGO_TEXT("Error", "give each anomaly its own id"));
        }
        return anomaly;
    });
}

AnnotatedEdge readEdge(const JsonReader& json, const std::unordered_set<std::string>& ids) {
    AnnotatedEdge edge;
    edge.from = json.text("from");
    edge.to = json.text("to");
    edge.lagSeconds = json.number("lag_s", 0.0);
    for (const auto& [key, id] : {std::pair("from", &edge.from), std::pair("to", &edge.to)}) {
        if (json.ok() && ids.count(*id) == 0) {
            json.failKey(key, ErrorCode::ReferenceUnknown,
                         VESTIGO_TEXT("Error", "names \"%1\", which is no anomaly of this file"),
                         {singleLine(*id, 60)}, VESTIGO_TEXT("Error", "correct the id, or add the anomaly"));
        }
    }
    if (json.ok() && edge.from == edge.to) {
        json.failKey("to", ErrorCode::ValueInvalid, VESTIGO_TEXT("Error", "leads from \"%1\" to itself"),
                     {singleLine(edge.from, 60)});
    }
    return edge;
}

void checkFormat(const JsonReader& root) {
    const std::string format = root.text("format");
    const double version = root.number("version");
    if (root.ok() && (format != "ind-vibe-annotations" || version != 1.0)) {
        root.failKey(format != "ind-vibe-annotations" ? "format" : "version", ErrorCode::FormatUnsupported,
                     VESTIGO_TEXT("Error", "is \"%1\" version %2, not \"ind-vibe-annotations\" version 1"),
                     {singleLine(format, 60), formatNumber(version)},
                     VESTIGO_TEXT("Error", "convert the file, or use a newer Vestigo"));
    }
}

} // namespace

Result<Annotations> parseAnnotations(const std::string& json, const std::string& file) {
    JsonLimits limits;
    limits.bytes = AnnotationLimits::documentBytes;
    const Result<Json> document = parseJson(json, file, limits);
    if (!document) {
        return document.error();
    }
    const JsonReader root(*document, file);
    checkFormat(root);
    Annotations annotations;
    annotations.recording = root.text("recording", "");
    std::unordered_set<std::string> ids;
    annotations.anomalies = readAnomalies(root, ids);
    annotations.edges = readList<AnnotatedEdge>(
        root, "causal_edges", [&](const JsonReader& entry) { return readEdge(entry, ids); });
    annotations.activities = readList<Activity>(root, "activities", readActivity);
    annotations.rois = readList<RegionOfInterest>(root, "rois", readRoi);
    if (!root.ok()) {
        return root.error();
    }
    annotations.sourceJson = json;
    return annotations;
}

Result<Annotations> readAnnotations(const std::filesystem::path& file) {
    const Result<std::string> text = readFile(file, AnnotationLimits::documentBytes);
    return text ? parseAnnotations(*text, file.string()) : Result<Annotations>(text.error());
}

bool abnormalAt(const Annotations& annotations, const std::string& terminal, double t) {
    return std::any_of(
        annotations.anomalies.begin(), annotations.anomalies.end(),
        [&](const Anomaly& anomaly) { return anomaly.terminal == terminal && anomaly.range.contains(t); });
}

std::vector<RegionOfInterest> fixedRegions(const Annotations& annotations) {
    std::vector<RegionOfInterest> regions;
    std::copy_if(annotations.rois.begin(), annotations.rois.end(), std::back_inserter(regions),
                 [](const RegionOfInterest& roi) { return roi.name != "operator_hands"; });
    return regions;
}

} // namespace vestigo::labels

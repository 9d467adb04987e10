// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/session/recording_facts.h"

#include "core/labels/annotations.h"
#include "core/recordings/video.h"
#include "core/report/vocabulary.h"
#include "ui/common/translator/qt_translator.h"
#include "ui/player/prepared_layer.h"

#include <QtCore/QCoreApplication>

namespace vestigo::session {

namespace {

QString text(const std::string& utf8) {
    return QString::fromStdString(utf8);
}

/// A camera, also one whose file cannot be shown: the player says so in its place.
void addStream(const recordings::Terminal& terminal, const recordings::Stream& stream,
               ui_shell::RecordingFacts& facts) {
    if (stream.kind != recordings::StreamKind::Video) {
        return;
    }
    ui_player::StreamInfo shown;
    shown.terminal = text(terminal.id);
    shown.terminalName = text(terminal.name);
    shown.stream = text(stream.name);
    shown.offset = stream.offsetSeconds;
    shown.start = stream.offsetSeconds;
    shown.end = facts.durationSeconds;
    if (!stream.exists) { // the recording's problems have it already
        shown.problem =
            QCoreApplication::translate("RecordingFacts", "The file of this camera is missing: %1")
                .arg(text(stream.file));
        facts.streams.push_back(shown);
        return;
    }
    const auto reader = recordings::VideoReader::open(stream.path);
    if (!reader) {
        const ui_common::QtTranslator translator;
        facts.problems.append(text(reader.error().oneLine(translator)));
        shown.problem =
            QCoreApplication::translate("RecordingFacts", "This camera's file cannot be shown: %1")
                .arg(text(reader.error().messageText(translator)));
    } else {
        const recordings::VideoInfo& info = reader.value()->info();
        shown.end = stream.offsetSeconds + info.durationSeconds;
        shown.frameInterval = info.framesPerSecond > 0.0 ? 1.0 / info.framesPerSecond : 0.04;
    }
    facts.streams.push_back(shown);
}

QString anomalyName(const std::string& type) {
    const auto known = report::anomalyText(type);
    return known ? QCoreApplication::translate(known->context, known->source) : text(type).replace('_', ' ');
}

/// The regions that people have drawn; annotations that cannot be read are a problem of the recording's.
void addRegions(const recordings::Recording& recording, ui_shell::RecordingFacts& facts) {
    if (!recording.annotations || !recording.annotations->exists) {
        return;
    }
    const auto annotations = labels::readAnnotations(recording.annotations->path);
    if (!annotations) {
        facts.problems.append(text(annotations.error().oneLine(ui_common::QtTranslator())));
        return;
    }
    for (const labels::RegionOfInterest& roi : annotations->rois) {
        facts.regions.push_back({text(roi.terminal), text(roi.stream), roi.range, roi.box,
                                 ui_player::regionName(roi.name), false});
    }
    for (const labels::Anomaly& anomaly : annotations->anomalies) {
        for (const labels::AnomalyRegion& region : anomaly.regions) {
            facts.regions.push_back({text(anomaly.terminal), text(region.stream), region.range, region.box,
                                     anomalyName(anomaly.type), true});
        }
    }
}

} // namespace

ui_shell::RecordingFacts factsOf(const recordings::Recording& recording) {
    ui_shell::RecordingFacts facts;
    facts.id = text(recording.id);
    facts.site = text(recording.site);
    facts.path = text(recording.folder.string());
    facts.startedAt = recording.startedAt;
    facts.durationSeconds = recording.durationSeconds;
    for (const recordings::Problem& problem : recording.problems) {
        facts.problems.append(text(problem.error.oneLine(ui_common::QtTranslator())));
    }
    for (const recordings::Terminal& terminal : recording.terminals) {
        facts.terminals.push_back({text(terminal.id), text(terminal.name), text(terminal.type)});
        facts.plan.push_back({text(terminal.id), text(terminal.name), terminal.positionMetres});
        for (const recordings::Stream& stream : terminal.streams) {
            addStream(terminal, stream, facts);
        }
    }
    for (const recordings::Link& link : recording.links) {
        facts.links.push_back({text(link.from), text(link.to)});
    }
    addRegions(recording, facts);
    return facts;
}

} // namespace vestigo::session

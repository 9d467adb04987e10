// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/session/recording_facts.h"

#include "core/recordings/video.h"
#include "ui/common/translator/qt_translator.h"

namespace vestigo::session {

namespace {

QString text(const std::string& utf8) {
    return QString::fromStdString(utf8);
}

void addStream(const recordings::Terminal& terminal, const recordings::Stream& stream,
               ui_shell::RecordingFacts& facts) {
    if (stream.kind != recordings::StreamKind::Video || !stream.exists) {
        return;
    }
    const auto reader = recordings::VideoReader::open(stream.path);
    if (!reader) {
        facts.problems.append(text(reader.error().oneLine(ui_common::QtTranslator())));
        return;
    }
    const recordings::VideoInfo& info = reader.value()->info();
    ui_player::StreamInfo shown;
    shown.terminal = text(terminal.id);
    shown.terminalName = text(terminal.name);
    shown.stream = text(stream.name);
    shown.start = stream.offsetSeconds;
    shown.end = stream.offsetSeconds + info.durationSeconds;
    shown.frameInterval = info.framesPerSecond > 0.0 ? 1.0 / info.framesPerSecond : 0.04;
    facts.streams.push_back(shown);
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
    return facts;
}

} // namespace vestigo::session

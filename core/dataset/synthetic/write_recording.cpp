// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/dataset/synthetic/write_recording.h"

#include "core/base/json.h"
#include "core/dataset/align.h"
#include "core/dataset/synthetic/behavior_truth.h"
#include "core/dataset/synthetic/plant_logs.h"
#include "core/dataset/synthetic/table_text.h"
#include "core/dataset/synthetic/write_camera.h"
#include "core/dataset/synthetic/write_file.h"
#include "core/recordings/recording.h"

#include <algorithm>
#include <cmath>
#include <nlohmann/json.hpp>

namespace vestigo::dataset::synthetic {

namespace fs = std::filesystem;

namespace {

constexpr double logStepSeconds =
    0.1; ///< rows of a table look at windows that end within so much before them

/// One course of events: with what went wrong, or without.
struct CourseOfEvents {
    KnobSchedule schedule;
    std::vector<Trace> traces;
    LogFeatures features;
    bool withAnomalies;

    CourseOfEvents(const RecordingPlan& plan, bool anomalies)
        : schedule(plan.scenario, plan.stage.shown.size(), anomalies)
        , withAnomalies(anomalies) {}
};

class RecordingWriter {
public:
    RecordingWriter(const RecordingPlan& plan, const fs::path& folder, const CancelToken& cancel,
                    const std::function<void(double)>& progress)
        : plan_(plan)
        , folder_(folder)
        , cancel_(cancel)
        , progress_(progress)
        , real_(plan, true)
        , quiet_(plan, false) {}

    Outcome<Done> write() {
        describe();
        for (CourseOfEvents* course : {&quiet_, &real_}) { // the real one last: its logs stay
            const Outcome<Done> done = happen(*course);
            if (!done.finished()) {
                return done;
            }
        }
        Outcome<Done> done = writeTables();
        if (!done.finished()) {
            return done;
        }
        progress_(0.1);
        label();
        done = writeCameras();
        return done.finished() ? writeAnnotations() : done;
    }

private:
    const MachineProfile& profile(std::size_t i) const {
        return plan_.stage.plant->machines[plan_.stage.shown[i]];
    }

    void addStream(recordings::Terminal& terminal, const char* name, recordings::StreamKind kind,
                   const std::string& file, double offset) {
        recordings::Stream stream;
        stream.name = name;
        stream.kind = kind;
        stream.file = file;
        stream.path = folder_ / file;
        stream.offsetSeconds = offset;
        terminal.streams.push_back(std::move(stream));
    }

    void describeTerminal(std::size_t i) {
        recordings::Terminal terminal;
        terminal.id = profile(i).id;
        terminal.type = wordOf(profile(i).machine);
        terminal.name = profile(i).name;
        terminal.address = profile(i).address;
        for (std::size_t axis = 0; axis < 2; ++axis) {
            const double tenth = std::floor(profile(i).positionMetres[axis] * 10.0 + 0.5) / 10.0;
            terminal.positionMetres = terminal.positionMetres.value_or(std::array<double, 2>{});
            (*terminal.positionMetres)[axis] = tenth;
        }
        const TerminalPlan& streams = plan_.terminals[i];
        if (streams.device.written) {
            addStream(terminal, "device", recordings::StreamKind::Video,
                      "video/" + terminal.id + ".device.mp4", streams.device.offset);
        }
        if (streams.operatorCamera.written) {
            addStream(terminal, "operator", recordings::StreamKind::Video,
                      "video/" + terminal.id + ".operator.mp4", streams.operatorCamera.offset);
        }
        if (streams.table.written) {
            addStream(terminal, "behavior", recordings::StreamKind::Table, "behavior/" + terminal.id + ".csv",
                      streams.table.offset);
        }
        recording_.terminals.push_back(std::move(terminal));
    }

    void describeLinks() {
        const auto& shown = plan_.stage.shown;
        for (const PlantLink& link : plan_.stage.plant->links) {
            const bool both = std::find(shown.begin(), shown.end(), link.from) != shown.end() &&
                              std::find(shown.begin(), shown.end(), link.to) != shown.end();
            if (!both) {
                continue;
            }
            recordings::Link written;
            written.from = plan_.stage.plant->machines[link.from].id;
            written.to = plan_.stage.plant->machines[link.to].id;
            written.kind =
                link.operation ? recordings::LinkKind::Operation : recordings::LinkKind::Communication;
            if (link.weightWritten) {
                written.weight = link.weight;
            }
            recording_.links.push_back(std::move(written));
        }
    }

    /// recording.json as a value.
    void describe() {
        recording_.folder = folder_;
        recording_.file = folder_ / "recording.json";
        recording_.id = plan_.id;
        recording_.site = plan_.stage.plant->site;
        recording_.startedAt = plan_.startedAt;
        recording_.durationSeconds = plan_.seconds;
        recording_.stepSeconds = plan_.stepSeconds;
        for (std::size_t i = 0; i < plan_.stage.shown.size(); ++i) {
            describeTerminal(i);
        }
        describeLinks();
        if (!plan_.given) {
            recording_.instructions =
                recordings::LogFile{"logs/instructions.csv", folder_ / "logs/instructions.csv", true};
        }
        recording_.communication =
            recordings::LogFile{"logs/communication.csv", folder_ / "logs/communication.csv", true};
        recording_.annotations = recordings::LogFile{"annotations.json", folder_ / "annotations.json", true};
        recording_.sourceJson = R"({"format": "ind-vibe-recording", "version": 1, "synthetic": true})";
    }

    /// Simulates, writes the logs and computes what the tables' columns follow from.
    Outcome<Done> happen(CourseOfEvents& course) {
        SimulationRequest request;
        request.stage = &plan_.stage;
        request.schedule = &course.schedule;
        request.seconds = plan_.seconds;
        request.seed = plan_.seed;
        course.traces = simulate(request, cancel_);
        if (course.traces.empty() || cancel_.cancelled()) {
            return Cancelled{};
        }
        const Outcome<Done> written = writeLogs(course);
        if (!written.finished()) {
            return written;
        }
        recordings::Recording fine = recording_;
        fine.stepSeconds = logStepSeconds;
        auto features = featuresFromLogs(fine, AlignOptions(), cancel_);
        if (!features.finished()) {
            return features.failed() ? Outcome<Done>(features.error()) : Outcome<Done>(Cancelled{});
        }
        course.features = features.take();
        return Done{};
    }

    Outcome<Done> writeLogs(const CourseOfEvents& course) {
        const LogSources sources{&plan_.stage, &course.schedule, &course.traces, plan_.seconds, plan_.seed};
        if (recording_.instructions) {
            const Result<Done> written =
                writeNewFile(recording_.instructions->path, instructionsCsv(writeInstructions(sources)));
            if (!written) {
                return written.error();
            }
        }
        const std::vector<Message> messages =
            plan_.given ? givenMessages(course.withAnomalies) : writeMessages(sources);
        return writeNewFile(recording_.communication->path, messagesCsv(messages));
    }

    std::vector<Message> givenMessages(bool withHostile) const {
        std::vector<Message> messages = plan_.given->usual;
        if (withHostile) {
            messages.insert(messages.end(), plan_.given->hostile.begin(), plan_.given->hostile.end());
        }
        std::stable_sort(messages.begin(), messages.end(),
                         [](const Message& a, const Message& b) { return a.t < b.t; });
        return messages;
    }

    Outcome<Done> writeTables() {
        for (std::size_t i = 0; i < plan_.terminals.size(); ++i) {
            if (cancel_.cancelled()) {
                return Cancelled{};
            }
            if (!plan_.terminals[i].table.written) {
                continue;
            }
            const Measurement measurement(profile(i), real_.traces[i], real_.schedule, i);
            const LogColumns logColumns{&real_.features.terminals[i], logStepSeconds};
            const Result<Done> written = writeNewFile(folder_ / ("behavior/" + profile(i).id + ".csv"),
                                                      tableText(plan_, i, measurement, logColumns));
            if (!written) {
                return written.error();
            }
        }
        return Done{};
    }

    labels::Anomaly labelOf(const Happening& happening) const {
        labels::Anomaly anomaly;
        const std::size_t i = happening.terminal;
        anomaly.id = happening.id;
        anomaly.terminal = profile(i).id;
        anomaly.type = happening.variant->type;
        anomaly.range = {happening.start, happening.end};
        const Json original = {{"variant", plan_.given ? plan_.given->name : happening.variant->name},
                               {"severity", std::floor(happening.severity * 100.0 + 0.5) / 100.0}};
        anomaly.original = original.dump();
        const Measurement with(profile(i), real_.traces[i], real_.schedule, i);
        const Measurement without(profile(i), quiet_.traces[i], quiet_.schedule, i);
        TerminalPair pair;
        pair.with = &with;
        pair.without = &without;
        if (plan_.terminals[i].table.written) {
            pair.columns = profile(i).columns;
        }
        pair.logsWith = &real_.features.terminals[i];
        pair.logsWithout = &quiet_.features.terminals[i];
        pair.logStepSeconds = logStepSeconds;
        pair.cycleSeconds = profile(i).cycleSeconds;
        pair.seconds = plan_.seconds;
        anomaly.segments = behaviorSegments(pair, happening.start, happening.end);
        return anomaly;
    }

    void label() {
        annotations_.recording = plan_.id;
        annotations_.sourceJson =
            R"({"format": "ind-vibe-annotations", "version": 1, "recording": "", "anomalies": [], "causal_edges": [], "activities": [], "rois": []})";
        for (const Happening& happening : plan_.scenario.anomalies) {
            annotations_.anomalies.push_back(labelOf(happening));
        }
        for (const ScenarioEdge& edge : plan_.scenario.edges) {
            annotations_.edges.push_back({edge.from, edge.to, edge.lag, {}});
        }
        for (const Happening& happening : plan_.scenario.activities) {
            annotations_.activities.push_back({profile(happening.terminal).id,
                                               happening.variant->type,
                                               {happening.start, happening.end},
                                               {}});
        }
    }

    Outcome<Done> writeCameras() {
        std::vector<CameraTask> tasks;
        for (std::size_t i = 0; i < plan_.terminals.size(); ++i) {
            for (const CameraSubject subject : {CameraSubject::Device, CameraSubject::Operator}) {
                const bool device = subject == CameraSubject::Device;
                const CameraPlan& camera =
                    device ? plan_.terminals[i].device : plan_.terminals[i].operatorCamera;
                if (camera.written) {
                    const std::string file =
                        "video/" + profile(i).id + (device ? ".device.mp4" : ".operator.mp4");
                    tasks.push_back({&plan_, i, subject, &camera, folder_ / file, &real_.traces[i],
                                     &quiet_.traces[i], &real_.schedule, &quiet_.schedule});
                }
            }
        }
        for (std::size_t k = 0; k < tasks.size(); ++k) {
            const auto share = [&](double part) {
                progress_(0.1 + 0.9 * (static_cast<double>(k) + part) / static_cast<double>(tasks.size()));
            };
            const Outcome<Done> done = writeCamera(tasks[k], annotations_, cancel_, share);
            if (!done.finished()) {
                return done;
            }
        }
        return Done{};
    }

    Outcome<Done> writeAnnotations() {
        const Result<std::string> annotations = labels::annotationsToJson(annotations_);
        if (!annotations) {
            return annotations.error();
        }
        const Result<std::string> document = recordings::recordingToJson(recording_);
        if (!document) {
            return document.error();
        }
        const Result<Done> written = writeNewFile(recording_.annotations->path, *annotations);
        if (!written) {
            return written.error();
        }
        return writeNewFile(recording_.file, *document);
    }

    const RecordingPlan& plan_;
    fs::path folder_;
    const CancelToken& cancel_;
    const std::function<void(double)>& progress_;
    CourseOfEvents real_;
    CourseOfEvents quiet_;
    recordings::Recording recording_;
    labels::Annotations annotations_;
};

} // namespace

Outcome<Done> writeRecording(const RecordingPlan& plan, const fs::path& folder, const CancelToken& cancel,
                             const std::function<void(double)>& progress) {
    return RecordingWriter(plan, folder, cancel, progress).write();
}

} // namespace vestigo::dataset::synthetic

// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/dataset/synthetic/write_camera.h"

#include "core/dataset/synthetic/appearance.h"
#include "core/dataset/synthetic/chance.h"
#include "core/dataset/synthetic/visual_truth.h"
#include "core/recordings/video_writer.h"

#include <algorithm>
#include <cmath>

namespace vestigo::dataset::synthetic {

namespace {

constexpr const char* handsName = "operator_hands";
constexpr double handsSeconds = 1.0; ///< of one entry: hands move
constexpr double regionSeconds = 30.0;
constexpr double shortestRegion = 0.3;

double hundredth(double t) {
    return std::floor(t * 100.0 + 0.5) / 100.0;
}

/// Of a burst of lost frames some are kept: a recorder that loses more calls it a gap.
std::vector<std::int64_t> withoutGaps(const std::vector<std::int64_t>& times, double framesPerSecond) {
    const double widest = 2600.0 / framesPerSecond;
    std::vector<std::int64_t> kept;
    for (const std::int64_t time : times) {
        while (!kept.empty() && static_cast<double>(time - kept.back()) > widest) {
            kept.push_back(kept.back() + static_cast<std::int64_t>(widest / 1.5));
        }
        kept.push_back(time);
    }
    return kept;
}

class CameraWriter {
public:
    CameraWriter(const CameraTask& task, labels::Annotations& annotations)
        : task_(task)
        , profile_(task.plan->stage.plant->machines[task.plan->stage.shown[task.terminal]])
        , annotations_(annotations)
        , seen_(*task.plan, task.terminal, *task.trace, *task.schedule)
        , quiet_(*task.plan, task.terminal, *task.quietTrace, *task.quietSchedule)
        , hands_(handsSeconds)
        , stream_(task.subject == CameraSubject::Device ? "device" : "operator") {
        for (const Happening& happening : task.plan->scenario.anomalies) {
            if (happening.terminal == task.terminal) {
                incidents_.push_back({&happening, BoxCollector(regionSeconds)});
            }
        }
        double sum = 0.0;
        for (const Moment& moment : *task.quietTrace) {
            sum += moment.speed;
        }
        usualSpeed_ = sum / static_cast<double>(std::max<std::size_t>(1, task.quietTrace->size()));
    }

    Outcome<Done> write(const CancelToken& cancel, const std::function<void(double)>& progress) {
        auto view = CameraView::create(spec());
        if (!view) {
            return view.error();
        }
        std::error_code ignored; // the writer says what is wrong
        std::filesystem::create_directories(task_.file.parent_path(), ignored);
        recordings::VideoWriter::Options options;
        options.quality = task_.camera->quality;
        options.framesPerSecond = task_.camera->framesPerSecond;
        auto writer =
            recordings::VideoWriter::create(task_.file, task_.camera->width, task_.camera->height, options);
        if (!writer) {
            return writer.error();
        }
        const std::vector<std::int64_t> times = withoutGaps(
            frameMilliseconds(task_.plan->seconds, task_.camera->framesPerSecond, task_.camera->dropShare,
                              seedFor(task_.plan->seed, stream_, task_.plan->stage.shown[task_.terminal])),
            task_.camera->framesPerSecond);
        // A file begins at 0 of its own clock, which is not before the recording begins.
        const auto begins = static_cast<std::int64_t>(
            std::floor(std::max(0.0, task_.camera->offset - task_.camera->unnoted) * 1000.0 + 0.5));
        for (std::size_t k = 0; k < times.size(); ++k) {
            if (cancel.cancelled()) {
                return Cancelled{};
            }
            const double t = static_cast<double>(times[k] + begins) / 1000.0;
            if (t > task_.plan->seconds) {
                break;
            }
            const DrawnFrame frame = (*view)->draw(seen_.at(t, task_.subject));
            note(frame, t);
            const Result<Done> written = (*writer)->write(frame.picture, times[k]);
            if (!written) {
                return written.error();
            }
            progress(static_cast<double>(k + 1) / static_cast<double>(times.size()));
        }
        const Result<Done> finished = (*writer)->finish();
        if (!finished) {
            return finished.error();
        }
        label(**view);
        return Done{};
    }

private:
    struct Incident {
        const Happening* happening = nullptr;
        BoxCollector boxes;
    };

    CameraSpec spec() const {
        CameraSpec spec;
        spec.machine = profile_.machine;
        spec.subject = task_.subject;
        spec.plantSeed = task_.plan->stage.plant->seed;
        spec.terminalSeed = profile_.seed;
        spec.cameraSeed = task_.camera->seed;
        spec.width = task_.camera->width;
        spec.height = task_.camera->height;
        spec.framesPerSecond = task_.camera->framesPerSecond;
        spec.noise = task_.camera->noise;
        spec.label = profile_.id;
        return spec;
    }

    /// What is to be seen in this frame, for the labels.
    void note(const DrawnFrame& frame, double t) {
        for (const timeline::Box& box : boxesOf(frame, handsName)) {
            hands_.add(handsName, t, box);
        }
        for (Incident& incident : incidents_) {
            if (t < incident.happening->start || t > incident.happening->end) {
                continue;
            }
            const SceneState with = seen_.at(t, task_.subject);
            const SceneState without = quiet_.at(t, task_.subject);
            for (const std::string& name :
                 seenDifferences({&with, seen_.seenSpeed(t)}, {&without, quiet_.seenSpeed(t)}, usualSpeed_,
                                 task_.subject)) {
                int number = 0;
                for (const timeline::Box& box : boxesOf(frame, name)) {
                    incident.boxes.add(name + "/" + std::to_string(number++), t, box);
                }
            }
        }
    }

    void label(const CameraView& view) {
        for (const NamedBox& region : view.fixedRegions()) {
            addRoi(region.name, {0.0, task_.plan->seconds}, region.box);
        }
        for (const BoxStretch& stretch : hands_.finish(0.0)) {
            addRoi(stretch.name, stretch.range, stretch.box);
        }
        for (Incident& incident : incidents_) {
            const auto anomaly = std::find_if(
                annotations_.anomalies.begin(), annotations_.anomalies.end(),
                [&incident](const labels::Anomaly& one) { return one.id == incident.happening->id; });
            for (const BoxStretch& stretch : incident.boxes.finish(shortestRegion)) {
                if (anomaly != annotations_.anomalies.end()) {
                    anomaly->regions.push_back(
                        {stream_,
                         {hundredth(stretch.range.start), hundredth(stretch.range.end)},
                         stretch.box,
                         {}});
                }
            }
        }
    }

    void addRoi(const std::string& name, const timeline::TimeRange& range, const timeline::Box& box) {
        const double left = std::clamp(std::floor(box.x), 0.0, task_.camera->width - 1.0);
        const double top = std::clamp(std::floor(box.y), 0.0, task_.camera->height - 1.0);
        const double right =
            std::clamp(std::ceil(box.x + box.width), left + 1.0, static_cast<double>(task_.camera->width));
        const double bottom =
            std::clamp(std::ceil(box.y + box.height), top + 1.0, static_cast<double>(task_.camera->height));
        const timeline::TimeRange rounded = {hundredth(range.start), hundredth(range.end)};
        annotations_.rois.push_back(
            {profile_.id, stream_, name, rounded, {left, top, right - left, bottom - top}, {}});
    }

    const CameraTask& task_;
    const MachineProfile& profile_;
    labels::Annotations& annotations_;
    Appearance seen_;
    Appearance quiet_;
    BoxCollector hands_;
    std::string stream_;
    std::vector<Incident> incidents_;
    double usualSpeed_ = 0.0;
};

} // namespace

Outcome<Done> writeCamera(const CameraTask& task, labels::Annotations& annotations, const CancelToken& cancel,
                          const std::function<void(double)>& progress) {
    return CameraWriter(task, annotations).write(cancel, progress);
}

} // namespace vestigo::dataset::synthetic

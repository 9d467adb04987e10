// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/dataset/synthetic/synthesis_run.h"

#include "core/base/files.h"
#include "core/dataset/synthetic/edge_source.h"
#include "core/dataset/synthetic/synthesis_plan.h"
#include "core/dataset/synthetic/write_recording.h"
#include "core/labels/annotations.h"
#include "core/recordings/new_folder.h"
#include "core/recordings/recording.h"

#include <algorithm>
#include <atomic>
#include <cmath>
#include <mutex>
#include <optional>
#include <thread>

namespace vestigo::dataset::synthetic {

namespace fs = std::filesystem;

namespace {

Error cannotDraw(const Text& message, const std::vector<std::string>& arguments, const Text& remedy) {
    Error error;
    error.code = ErrorCode::Usage;
    error.message = message;
    error.arguments = arguments;
    error.remedy = remedy;
    return error;
}

std::optional<Error> faultOf(const SynthesisRequest& request) {
    if (request.recordings > SynthesisRequest::mostRecordings ||
        request.plants > SynthesisRequest::mostRecordings) {
        return cannotDraw(VESTIGO_TEXT("Error", "%1 recordings are more than the %2 that are drawn at once"),
                          {std::to_string(std::max(request.recordings, request.plants)),
                           std::to_string(SynthesisRequest::mostRecordings)},
                          VESTIGO_TEXT("Error", "ask for fewer"));
    }
    const bool lasts = request.seconds == 0.0 || (request.seconds >= SynthesisRequest::shortestSeconds &&
                                                  request.seconds <= SynthesisRequest::longestSeconds);
    if (!lasts) {
        return cannotDraw(VESTIGO_TEXT("Error", "a recording lasts %1 to %2 s"), {"12", "3600"},
                          VESTIGO_TEXT("Error", "choose another duration"));
    }
    return std::nullopt;
}

/// The folder to fill: made if need be, and empty.
Result<Done> prepareFolder(const fs::path& out) {
    std::error_code failure;
    const bool exists = fs::exists(fs::symlink_status(out, failure));
    const bool usable = exists ? fs::is_directory(out, failure) && fs::is_empty(out, failure)
                               : fs::create_directory(out, failure);
    if (usable && fs::create_directory(out / "rec", failure)) {
        return Done{};
    }
    Error error;
    error.code = ErrorCode::FileUnwritable;
    error.file = out.string();
    if (exists && !usable) {
        error.message = VESTIGO_TEXT("Error", "exists and is no empty folder");
        error.remedy = VESTIGO_TEXT("Error", "name a folder that does not exist yet");
    } else {
        error.message = VESTIGO_TEXT("Error", "cannot be written: %1");
        error.arguments = {failure ? failure.message() : std::string("folder")};
        error.remedy = VESTIGO_TEXT("Error", "choose another place, or free some space");
    }
    return error;
}

std::string pathOf(std::size_t number) {
    std::string digits = std::to_string(number);
    digits.insert(0, digits.size() < 4 ? 4 - digits.size() : 0, '0');
    return "rec/" + digits;
}

/// Recordings of plants that we draw.
class DrawnSource final : public RecordingSource {
public:
    explicit DrawnSource(const SynthesisRequest& request)
        : plan_(planSynthesis(request))
        , name_("synthetic plant, seed " + std::to_string(request.seed)) {}
    std::size_t count() const override { return plan_.recordings.size(); }
    RecordingPlan plan(std::size_t number) const override {
        return planRecording(plan_.plants[plan_.plantOf[number]], plan_.recordings[number]);
    }
    Split splitOf(std::size_t number) const override { return plan_.splits[number]; }
    std::string name() const override { return name_; }

private:
    SynthesisPlan plan_;
    std::string name_;
};

/// Before anything is written: what there is to draw.
Outcome<std::unique_ptr<RecordingSource>> makeSource(const SynthesisRequest& request,
                                                     const CancelToken& cancel, ProgressSink& progress) {
    if (request.edgeIiotset.empty()) {
        return std::unique_ptr<RecordingSource>(std::make_unique<DrawnSource>(request));
    }
    auto traffic = readEdgeTraffic(request.edgeIiotset, cancel, progress);
    if (!traffic.finished()) {
        return traffic.failed() ? Outcome<std::unique_ptr<RecordingSource>>(traffic.error())
                                : Outcome<std::unique_ptr<RecordingSource>>(Cancelled{});
    }
    return makeEdgeSource(std::make_shared<const EdgeTraffic>(traffic.take()), request);
}

/// Hands the recordings out to the workers and keeps dataset.json in step with what is finished.
class Workshop {
public:
    Workshop(const SynthesisRequest& request, const RecordingSource& source, const CancelToken& cancel,
             ProgressSink& progress)
        : request_(request)
        , cancel_(cancel)
        , progress_(progress)
        , source_(source)
        , finished_(source.count(), false)
        , shares_(source.count(), 0.0) {}

    Outcome<SynthesisResult> run() {
        result_.folder = request_.out;
        std::vector<std::thread> others;
        for (std::size_t k = 1; k < std::min(std::max<std::size_t>(1, request_.workers), source_.count());
             ++k) {
            others.emplace_back([this] { work(); });
        }
        work();
        for (std::thread& other : others) {
            other.join();
        }
        if (error_) {
            return *error_;
        }
        return cancel_.cancelled() && result_.recordings < source_.count()
                   ? Outcome<SynthesisResult>(Cancelled{})
                   : Outcome<SynthesisResult>(result_);
    }

private:
    void work() {
        while (true) {
            const std::size_t number = next_.fetch_add(1);
            if (number >= source_.count() || cancel_.cancelled() || failed_) {
                return;
            }
            try {
                const Outcome<Done> made = make(number);
                if (made.failed()) {
                    fail(made.error());
                }
            } catch (
                const std::exception& exception) { // memory, std::filesystem: no exception crosses the thread
                Error error;
                error.message = VESTIGO_TEXT("Error", "cannot be written: %1");
                error.arguments = {exception.what()};
                error.file = (request_.out / pathOf(number)).string();
                fail(error);
            }
        }
    }

    void fail(const Error& error) {
        const std::lock_guard<std::mutex> lock(mutex_);
        failed_ = true;
        error_ = error_ ? error_ : error;
    }

    Outcome<Done> make(std::size_t number) {
        const RecordingPlan recording = source_.plan(number);
        Result<recordings::NewFolder> folder = recordings::NewFolder::begin(request_.out / pathOf(number));
        if (!folder) {
            return folder.error();
        }
        const auto tell = [this, number, &recording](double share) { report(number, share, recording.id); };
        Outcome<Done> written = writeRecording(recording, folder->path(), cancel_, tell);
        if (!written.finished()) {
            return written;
        }
        const Result<Done> named = folder->finish();
        return named ? note(number, recording) : Outcome<Done>(named.error());
    }

    Outcome<Done> note(std::size_t number, const RecordingPlan& recording) {
        report(number, 1.0, recording.id);
        const std::lock_guard<std::mutex> lock(mutex_);
        finished_[number] = true;
        ++result_.recordings;
        result_.samples += samplesOf(recording);
        result_.anomalies += recording.scenario.anomalies.size();
        return writeIndex();
    }

    /// dataset.json of all that is finished.
    Outcome<Done> writeIndex() const {
        Dataset dataset;
        dataset.folder = request_.out;
        dataset.name = source_.name();
        dataset.sourceJson = R"({"format": "ind-vibe-dataset", "version": 1, "synthetic": true})";
        for (std::size_t k = 0; k < finished_.size(); ++k) {
            if (finished_[k]) {
                dataset.recordings.push_back({pathOf(k), request_.out / pathOf(k), source_.splitOf(k)});
            }
        }
        dataset.terminalClasses.assign(recordings::terminalTypes.begin(), recordings::terminalTypes.end());
        dataset.anomalyClasses.assign(labels::anomalyTypes.begin(), labels::anomalyTypes.end());
        const Result<std::string> text = datasetToJson(dataset);
        if (!text) {
            return text.error();
        }
        return writeFileAtomically(request_.out / "dataset.json", *text);
    }

    void report(std::size_t number, double share, const std::string& item) {
        const std::lock_guard<std::mutex> lock(reportMutex_);
        shares_[number] = std::max(shares_[number], share);
        double sum = 0.0;
        for (const double one : shares_) {
            sum += one;
        }
        Progress progress;
        progress.stage = VESTIGO_TEXT("Progress", "Drawing a synthetic plant");
        progress.item = item;
        progress.fraction = sum / static_cast<double>(shares_.size());
        progress.overall = progress.fraction;
        progress_.report(progress);
    }

    const SynthesisRequest& request_;
    const CancelToken& cancel_;
    ProgressSink& progress_;
    const RecordingSource& source_;
    std::atomic<std::size_t> next_{0};
    std::atomic<bool> failed_{false};
    std::mutex mutex_;       ///< of what is finished
    std::mutex reportMutex_; ///< of the shares
    std::vector<bool> finished_;
    std::vector<double> shares_;
    std::optional<Error> error_;
    SynthesisResult result_;
};

} // namespace

const std::vector<std::string>& sizeWords() {
    static const std::vector<std::string> words = {"tiny", "standard", "full"};
    return words;
}

Result<SynthesisSize> sizeOfWord(const std::string& word) {
    const auto found = std::find(sizeWords().begin(), sizeWords().end(), word);
    if (found == sizeWords().end()) {
        return cannotDraw(VESTIGO_TEXT("Error", "\"%1\" is no size"), {singleLine(word, 60)},
                          VESTIGO_TEXT("Error", "tiny, standard or full"));
    }
    return static_cast<SynthesisSize>(found - sizeWords().begin());
}

Outcome<SynthesisResult> SynthesisRun::run(const CancelToken& cancel, ProgressSink& progress) const {
    try {
        if (const std::optional<Error> fault = faultOf(request_)) {
            return *fault;
        }
        const auto source = makeSource(request_, cancel, progress);
        if (!source.finished()) {
            return source.failed() ? Outcome<SynthesisResult>(source.error())
                                   : Outcome<SynthesisResult>(Cancelled{});
        }
        const Result<Done> prepared = prepareFolder(request_.out);
        if (!prepared) {
            return prepared.error();
        }
        return Workshop(request_, *source.value(), cancel, progress).run();
    } catch (const std::exception& exception) {
        Error error;
        error.code = ErrorCode::FileUnwritable;
        error.file = request_.out.string();
        error.message = VESTIGO_TEXT("Error", "cannot be written: %1");
        error.arguments = {exception.what()};
        return error;
    }
}

} // namespace vestigo::dataset::synthetic

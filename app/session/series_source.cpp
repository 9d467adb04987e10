// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/session/series_source.h"

#include "app/session/event_log.h"
#include "core/dataset/feature_catalogue.h"
#include "core/recordings/table_index.h"
#include "ui/common/translator/qt_translator.h"

#include <QtCore/QMetaObject>
#include <QtCore/QStandardPaths>

#include <algorithm>
#include <chrono>

namespace vestigo::session {

namespace {

namespace fs = std::filesystem;
using ui_timeline::SeriesColumn;
using ui_timeline::SeriesTable;
using ui_timeline::ValueAnswer;
using ui_timeline::ValueRequest;
using ui_timeline::WindowAnswer;
using ui_timeline::WindowRequest;

constexpr std::size_t mostOpenTerminals = 32;
constexpr std::uintmax_t quickLogBytes = 16U << 20U; ///< read before a table that may take long

/// Hands on at most ten reports a second.
class IndexProgress final : public ProgressSink {
public:
    explicit IndexProgress(std::function<void(double)> tell)
        : tell_(std::move(tell)) {}
    void report(const Progress& progress) override {
        const auto now = std::chrono::steady_clock::now();
        if (now - last_ >= std::chrono::milliseconds(100)) {
            last_ = now;
            tell_(progress.fraction);
        }
    }

private:
    std::function<void(double)> tell_;
    // What is quick needs no report at all.
    std::chrono::steady_clock::time_point last_ = std::chrono::steady_clock::now();
};

SeriesTable tableOf(const QString& terminal, const SeriesSource::Files& files) {
    SeriesTable table;
    table.terminal = terminal;
    for (const auto& file : files) {
        table.rows += file->rows();
        table.usualStep = std::max(table.usualStep, file->usualStep());
        for (std::size_t c = 0; c < file->columns().size(); ++c) {
            const std::string& name = file->columns()[c];
            const QString shown = QString::fromStdString(name);
            const bool known = std::any_of(table.columns.begin(), table.columns.end(),
                                           [&shown](const SeriesColumn& one) { return one.name == shown; });
            if (!known) { // the analysis takes the first table that has it, too
                table.columns.push_back(
                    {shown, QString::fromStdString(dataset::unitOfColumn(name)), file->extent(c)});
            }
        }
    }
    return table;
}

recordings::TableSource sourceOf(const recordings::Recording& recording, const recordings::Stream& stream) {
    return {stream.path, recording.startedAt, stream.offsetSeconds, recording.folder};
}

bool isInside(const fs::path& folder, const fs::path& path) {
    std::error_code failure;
    const fs::path relative =
        fs::weakly_canonical(path, failure).lexically_relative(fs::weakly_canonical(folder, failure));
    return failure || (!relative.empty() && *relative.begin() != "..");
}

} // namespace

fs::path indexFolderFor(const fs::path& database, const fs::path& recording) {
    if (!database.empty() && !isInside(recording, database.parent_path())) {
        return database.parent_path() / "series";
    }
    const QString cache = QStandardPaths::writableLocation(QStandardPaths::GenericCacheLocation);
    return fs::path(cache.toStdString()) / "vestigo" / "series";
}

std::optional<std::pair<std::shared_ptr<const timeline::SeriesFile>, std::size_t>>
findColumn(const SeriesSource::Files& files, const QString& column) {
    for (const auto& file : files) {
        if (const auto place = file->columnOf(column.toStdString())) {
            return std::pair(file, *place);
        }
    }
    return std::nullopt;
}

SeriesSource::SeriesSource(QObject* parent)
    : ui_timeline::SeriesProvider(parent)
    , opener_([this] { openTables(); })
    , reader_([this] { answerQuestions(); }) {}

SeriesSource::~SeriesSource() {
    {
        const std::lock_guard<std::mutex> lock(mutex_);
        stop_ = true;
        opening_.cancel();
    }
    wakeOpener_.notify_all();
    wakeReader_.notify_all();
    opener_.join();
    reader_.join();
}

void SeriesSource::setRecording(RecordingPtr recording, fs::path indexFolder) {
    const std::lock_guard<std::mutex> lock(mutex_);
    recording_ = std::move(recording);
    indexFolder_ = std::move(indexFolder);
    opening_.cancel();
    wanted_.reset();
    files_.clear();
    renewed_.clear();
    windows_.reset();
    values_.reset();
}

void SeriesSource::openTerminal(const QString& terminal) {
    {
        const std::lock_guard<std::mutex> lock(mutex_);
        opening_.cancel(); // nobody looks at the one before any more
        wanted_ = terminal;
    }
    wakeOpener_.notify_all();
}

void SeriesSource::requestWindows(const WindowRequest& request) {
    {
        const std::lock_guard<std::mutex> lock(mutex_);
        windows_ = request;
    }
    wakeReader_.notify_all();
}

void SeriesSource::requestValues(const ValueRequest& request) {
    {
        const std::lock_guard<std::mutex> lock(mutex_);
        values_ = request;
    }
    wakeReader_.notify_all();
}

bool SeriesSource::isIdle() const {
    const std::lock_guard<std::mutex> lock(mutex_);
    return busy_ == 0 && !wanted_ && !windows_ && !values_;
}

/// After the answers: it goes the same way through the event loop.
void SeriesSource::finishRequest() {
    QMetaObject::invokeMethod(
        this,
        [this] {
            const std::lock_guard<std::mutex> lock(mutex_);
            --busy_;
        },
        Qt::QueuedConnection);
}

SeriesSource::Files SeriesSource::filesOf(const QString& terminal) const {
    const std::lock_guard<std::mutex> lock(mutex_);
    const auto found = files_.find(terminal);
    return found == files_.end() ? Files() : found->second;
}

bool SeriesSource::isCurrent(const RecordingPtr& recording) const {
    const std::lock_guard<std::mutex> lock(mutex_);
    return recording == recording_;
}

void SeriesSource::tell(const RecordingPtr& about, std::function<void()> what) {
    QMetaObject::invokeMethod(
        this,
        [this, about, what = std::move(what)] {
            if (isCurrent(about)) {
                what();
            }
        },
        Qt::QueuedConnection);
}

void SeriesSource::openTables() {
    EventLog events;
    while (true) {
        Opening opening;
        {
            std::unique_lock<std::mutex> lock(mutex_);
            wakeOpener_.wait(lock, [this] { return stop_ || wanted_.has_value(); });
            if (stop_) {
                return;
            }
            opening_ = CancelSource();
            opening = {recording_, indexFolder_, *wanted_, opening_.token()};
            wanted_.reset();
            ++busy_;
        }
        if (opening.recording) {
            open(opening, events);
        }
        finishRequest();
    }
}

void SeriesSource::tellEvents(const Opening& opening, EventLog& events) {
    if (!events.isFor(opening.recording)) {
        events.read(opening.recording, opening.cancel);
    }
    if (const auto found = events.of(opening.terminal); found && !opening.cancel.cancelled()) {
        tell(opening.recording, [this, found] { Q_EMIT eventsReady(found); });
    }
}

void SeriesSource::open(const Opening& opening, EventLog& events) {
    std::error_code unknown;
    const auto& log = opening.recording->instructions;
    const bool quickLog = !log || !log->exists || fs::file_size(log->path, unknown) <= quickLogBytes;
    if (quickLog) {
        tellEvents(opening, events);
    }
    Files files = filesOf(opening.terminal);
    const bool known = !files.empty();
    std::optional<Error> failure;
    const recordings::Terminal* terminal = opening.recording->findTerminal(opening.terminal.toStdString());
    for (std::size_t i = 0; terminal != nullptr && !known && i < terminal->streams.size(); ++i) {
        const recordings::Stream& stream = terminal->streams[i];
        if (stream.kind != recordings::StreamKind::Table || !stream.exists) {
            continue;
        }
        IndexProgress progress([this, &opening](double fraction) {
            tell(opening.recording,
                 [this, fraction, name = opening.terminal] { Q_EMIT indexing(name, fraction); });
        });
        recordings::TableIndexRun run(sourceOf(*opening.recording, stream), opening.indexFolder);
        auto opened = run.run(opening.cancel, progress);
        if (opened.cancelled()) {
            return;
        }
        if (opened.failed()) {
            failure = opened.error();
        } else {
            files.push_back(opened.take());
        }
    }
    if (files.empty() && failure) {
        const QString why = QString::fromStdString(failure->oneLine(ui_common::QtTranslator()));
        tell(opening.recording, [this, why, name = opening.terminal] { Q_EMIT failed(name, why); });
    } else {
        {
            const std::lock_guard<std::mutex> lock(mutex_);
            if (opening.recording != recording_) {
                return;
            }
            if (files_.size() >= mostOpenTerminals) {
                files_.clear();
            }
            files_[opening.terminal] = files;
        }
        tell(opening.recording,
             [this, table = tableOf(opening.terminal, files)] { Q_EMIT tableReady(table); });
    }
    if (!quickLog) {
        tellEvents(opening, events);
    }
}

void SeriesSource::answerQuestions() {
    while (true) {
        std::optional<WindowRequest> windows;
        std::optional<ValueRequest> values;
        {
            std::unique_lock<std::mutex> lock(mutex_);
            wakeReader_.wait(lock, [this] { return stop_ || windows_ || values_; });
            if (stop_) {
                return;
            }
            std::swap(windows, windows_);
            std::swap(values, values_);
            ++busy_;
        }
        if (values) { // quick, and the eye is on them
            answer(*values);
        }
        if (windows) {
            answer(*windows);
        }
        finishRequest();
    }
}

/// True where an answer out of these files would have gaps that the tables have not: their indexes are made
/// anew, and tableReady() has the views ask again.
bool SeriesSource::renewDamaged(const QString& terminal, const Files& files) {
    if (std::none_of(files.begin(), files.end(), [](const auto& file) { return file->damaged(); })) {
        return false;
    }
    {
        const std::lock_guard<std::mutex> lock(mutex_);
        const auto held = files_.find(terminal);
        const recordings::Terminal* found =
            recording_ ? recording_->findTerminal(terminal.toStdString()) : nullptr;
        if (held == files_.end() || held->second != files || found == nullptr) {
            return true; // of another recording, or seen to already
        }
        if (!renewed_.insert(terminal).second) {
            return false;
        }
        for (const recordings::Stream& stream : found->streams) {
            if (stream.kind == recordings::StreamKind::Table) {
                recordings::forgetIndex(indexFolder_, sourceOf(*recording_, stream));
            }
        }
        files_.erase(held);
        wanted_ = wanted_ ? wanted_ : terminal;
    }
    wakeOpener_.notify_all();
    return true;
}

void SeriesSource::answer(const WindowRequest& request) {
    const Files files = filesOf(request.terminal);
    auto answer = std::make_shared<WindowAnswer>();
    answer->request = request;
    for (const QString& column : request.columns) {
        const auto found = findColumn(files, column);
        answer->windows.push_back(
            found ? found->first->window(found->second, request.range, request.cellSeconds)
                  : timeline::SeriesWindow());
    }
    if (renewDamaged(request.terminal, files)) {
        return;
    }
    QMetaObject::invokeMethod(
        this, [this, made = std::shared_ptr<const WindowAnswer>(answer)] { Q_EMIT windowsReady(made); },
        Qt::QueuedConnection);
}

void SeriesSource::answer(const ValueRequest& request) {
    const Files files = filesOf(request.terminal);
    auto answer = std::make_shared<ValueAnswer>();
    answer->request = request;
    for (const QString& column : request.columns) {
        const auto found = findColumn(files, column);
        for (const double t : request.times) {
            answer->values.push_back(found ? found->first->at(found->second, t) : std::nullopt);
        }
    }
    if (renewDamaged(request.terminal, files)) {
        return;
    }
    QMetaObject::invokeMethod(
        this, [this, made = std::shared_ptr<const ValueAnswer>(answer)] { Q_EMIT valuesReady(made); },
        Qt::QueuedConnection);
}

} // namespace vestigo::session

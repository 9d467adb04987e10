// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/cancel.h"
#include "core/recordings/recording.h"
#include "core/timeline/series_file.h"
#include "ui/timeline/series_provider.h"

#include <QtCore/QString>

#include <condition_variable>
#include <filesystem>
#include <functional>
#include <map>
#include <memory>
#include <mutex>
#include <optional>
#include <set>
#include <thread>
#include <utility>
#include <vector>

namespace vestigo::session {

class EventLog;

/// The timeline's recorded rows and events. One thread opens tables (and indexes them, where that was not
/// done yet), another answers what is asked of them, so that a long index keeps nobody waiting. Of each kind
/// of request only the newest counts.
class SeriesSource final : public ui_timeline::SeriesProvider {
    Q_OBJECT
public:
    using Files = std::vector<std::shared_ptr<const timeline::SeriesFile>>;

    explicit SeriesSource(QObject* parent = nullptr);
    ~SeriesSource() override;

    /// `indexFolder`: where the indexes of its tables are kept, never inside the recording. What was open is
    /// closed, what was asked for is dropped.
    void setRecording(std::shared_ptr<const recordings::Recording> recording,
                      std::filesystem::path indexFolder);

    void openTerminal(const QString& terminal) override;
    void requestWindows(const ui_timeline::WindowRequest& request) override;
    void requestValues(const ui_timeline::ValueRequest& request) override;

    /// Everything that was asked for has been answered.
    bool isIdle() const;
    /// The opened tables of a terminal; empty while they are not.
    Files filesOf(const QString& terminal) const;

private:
    using RecordingPtr = std::shared_ptr<const recordings::Recording>;
    struct Opening {
        RecordingPtr recording;
        std::filesystem::path indexFolder;
        QString terminal;
        CancelToken cancel;
    };

    void openTables();
    void answerQuestions();
    void open(const Opening& opening, EventLog& events);
    void tellEvents(const Opening& opening, EventLog& events);
    bool renewDamaged(const QString& terminal, const Files& files);
    void answer(const ui_timeline::WindowRequest& request);
    void answer(const ui_timeline::ValueRequest& request);
    /// Runs in the GUI thread; dropped where the recording has changed meanwhile.
    void tell(const RecordingPtr& about, std::function<void()> what);
    bool isCurrent(const RecordingPtr& recording) const;
    void finishRequest();

    mutable std::mutex mutex_;
    std::condition_variable wakeOpener_;
    std::condition_variable wakeReader_;
    bool stop_ = false;
    RecordingPtr recording_;
    std::filesystem::path indexFolder_;
    std::optional<QString> wanted_; ///< terminal
    CancelSource opening_;          ///< of the terminal that is being opened
    std::map<QString, Files> files_;
    std::set<QString> renewed_; ///< terminals whose damaged index was made anew; once has to be enough
    std::optional<ui_timeline::WindowRequest> windows_;
    std::optional<ui_timeline::ValueRequest> values_;
    int busy_ = 0; ///< requests that were begun and whose answer has not been delivered
    std::thread opener_;
    std::thread reader_;
};

/// Folder of the indexes: beside the project's database, or in the user's cache folder where there is none or
/// it lies in the recording.
std::filesystem::path indexFolderFor(const std::filesystem::path& database,
                                     const std::filesystem::path& recording);

/// The table and the column of a name among a terminal's tables.
std::optional<std::pair<std::shared_ptr<const timeline::SeriesFile>, std::size_t>>
findColumn(const SeriesSource::Files& files, const QString& column);

} // namespace vestigo::session

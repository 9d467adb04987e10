// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/session/series_source.h"
#include "core/base/progress.h"
#include "core/base/result.h"
#include "ui/timeline/series_export.h"

#include <QtCore/QString>

#include <filesystem>
#include <optional>

namespace vestigo::ui_shell {
class InstrumentWindow;
}
namespace vestigo::ui_timeline {
class TimelineView;
}

namespace vestigo::session {

class Session;

/// What a run of an export needs; no widgets in it.
struct SeriesJob {
    ui_timeline::SeriesExport wish;
    SeriesSource::Files files;
    std::optional<SiteTime> startedAt;
    std::filesystem::path recordingFolder; ///< nothing is written there
    std::filesystem::path target;
};

/// Writes recorded rows into the target, one file for each further table (NAME-2.csv), and series on the grid
/// of steps into NAME-steps.csv (the target itself where there are no rows). Answers the files. Errors: the
/// target lies in the recording, nothing was wished for, a file cannot be written.
Outcome<std::vector<std::filesystem::path>> writeSeries(const SeriesJob& job, const CancelToken& cancel,
                                                        ProgressSink& progress);

/// The timeline as PNG (twice as fine as the screen), SVG or PDF, after the file's ending; whole or not at
/// all.
Result<Done> saveTimelinePicture(const ui_timeline::TimelineView& timeline, const QString& file);

/// Ask the user where to, then do it.
void askForSeriesFile(Session& session, ui_shell::InstrumentWindow& window,
                      const ui_timeline::SeriesExport& wish);
void askForTimelinePicture(ui_shell::InstrumentWindow& window);

} // namespace vestigo::session

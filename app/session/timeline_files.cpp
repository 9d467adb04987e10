// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/session/timeline_files.h"

#include "app/session/session.h"
#include "core/base/files.h"
#include "core/timeline/series_csv.h"
#include "ui/common/error_text.h"
#include "ui/shell/instrument_window.h"
#include "ui/timeline/timeline_view.h"

#include <QtCore/QBuffer>
#include <QtCore/QCoreApplication>
#include <QtCore/QDir>
#include <QtCore/QFileInfo>
#include <QtGui/QImage>
#include <QtGui/QPageSize>
#include <QtGui/QPainter>
#include <QtGui/QPdfWriter>
#include <QtSvg/QSvgGenerator>
#include <QtWidgets/QFileDialog>

#include <map>

namespace vestigo::session {

namespace {

namespace fs = std::filesystem;

QString words(const char* text) {
    return QCoreApplication::translate("Commands", text);
}

Error problem(ErrorCode code, const fs::path& file, const Text& message, const Text& remedy) {
    Error error;
    error.code = code;
    error.file = file.string();
    error.message = message;
    error.remedy = remedy;
    return error;
}

/// NAME-WORD.csv beside the target.
fs::path beside(const fs::path& target, const std::string& word) {
    fs::path name = target.stem();
    name += "-" + word;
    name += target.extension();
    return target.parent_path() / name;
}

/// One row for each time that any of the series has.
std::string stepsAsCsv(const std::vector<ui_timeline::StepSeries>& series,
                       const std::optional<SiteTime>& startedAt) {
    std::map<double, std::vector<float>> rows;
    std::string text = startedAt ? "t,timestamp" : "t";
    for (std::size_t i = 0; i < series.size(); ++i) {
        text += ',' + timeline::csvCell(series[i].name.toStdString());
        for (std::size_t k = 0; k < series[i].times.size(); ++k) {
            auto& row = rows[series[i].times[k]];
            row.resize(series.size(), std::nanf(""));
            row[i] = series[i].values[k];
        }
    }
    text += '\n';
    for (const auto& [t, values] : rows) {
        text += timeline::csvSeconds(t);
        if (startedAt) {
            text += ',' + formatTimestamp(later(*startedAt, t));
        }
        for (const float value : values) {
            text += ',' + timeline::csvNumber(value);
        }
        text += '\n';
    }
    return text;
}

bool isInside(const fs::path& folder, const fs::path& path) {
    std::error_code failure;
    const fs::path relative =
        fs::weakly_canonical(path, failure).lexically_relative(fs::weakly_canonical(folder, failure));
    return !relative.empty() && *relative.begin() != "..";
}

/// The wished columns by the table that they are in.
std::vector<timeline::RowsExport> tablesOf(const SeriesJob& job) {
    std::vector<timeline::RowsExport> tables;
    for (const auto& file : job.files) {
        timeline::RowsExport rows{file, {}, job.wish.range};
        for (const QString& column : job.wish.columns) {
            const auto found = findColumn(job.files, column);
            if (found && found->first == file) {
                rows.columns.push_back(column.toStdString());
            }
        }
        if (!rows.columns.empty()) {
            tables.push_back(std::move(rows));
        }
    }
    return tables;
}

QByteArray pngOf(const ui_timeline::TimelineView& timeline, const QSizeF& size) {
    constexpr double fineness = 2.0;
    QImage picture((size * fineness).toSize(), QImage::Format_RGB32);
    picture.setDevicePixelRatio(fineness);
    QPainter painter(&picture);
    timeline.renderTo(painter, size);
    painter.end();
    QByteArray bytes;
    QBuffer buffer(&bytes);
    buffer.open(QIODevice::WriteOnly);
    picture.save(&buffer, "PNG");
    return bytes;
}

QByteArray svgOf(const ui_timeline::TimelineView& timeline, const QSizeF& size) {
    QByteArray bytes;
    QBuffer buffer(&bytes);
    buffer.open(QIODevice::WriteOnly);
    QSvgGenerator generator;
    generator.setOutputDevice(&buffer);
    generator.setSize(size.toSize());
    generator.setViewBox(QRectF(QPointF(0, 0), size));
    generator.setTitle(words(QT_TRANSLATE_NOOP("Commands", "Timeline")));
    QPainter painter(&generator);
    timeline.renderTo(painter, size);
    painter.end();
    return bytes;
}

QByteArray pdfOf(const ui_timeline::TimelineView& timeline, const QSizeF& size) {
    QByteArray bytes;
    QBuffer buffer(&bytes);
    buffer.open(QIODevice::WriteOnly);
    QPdfWriter writer(&buffer);
    writer.setResolution(96);
    writer.setPageSize(QPageSize(size * 72.0 / 96.0, QPageSize::Point, QString(), QPageSize::ExactMatch));
    writer.setPageMargins(QMarginsF());
    writer.setTitle(words(QT_TRANSLATE_NOOP("Commands", "Timeline")));
    QPainter painter(&writer);
    timeline.renderTo(painter, size);
    painter.end();
    return bytes;
}

} // namespace

Outcome<std::vector<fs::path>> writeSeries(const SeriesJob& job, const CancelToken& cancel,
                                           ProgressSink& progress) {
    if (isInside(job.recordingFolder, job.target)) {
        return problem(ErrorCode::PathForbidden, job.target,
                       VESTIGO_TEXT("Error", "lies in the recording, which is evidence"),
                       VESTIGO_TEXT("Error", "choose another place"));
    }
    const std::vector<timeline::RowsExport> tables = tablesOf(job);
    if (tables.empty() && job.wish.onSteps.empty()) {
        return problem(ErrorCode::Empty, job.target, VESTIGO_TEXT("Error", "there is no series to write"),
                       VESTIGO_TEXT("Error", "add a lane with values"));
    }
    std::vector<fs::path> written;
    for (const timeline::RowsExport& rows : tables) {
        const fs::path path =
            written.empty() ? job.target : beside(job.target, std::to_string(written.size() + 1));
        const auto count = timeline::writeRowsAsCsv(rows, job.startedAt, path, cancel, progress);
        if (count.cancelled()) {
            return Cancelled{};
        }
        if (count.failed()) {
            return count.error();
        }
        written.push_back(path);
    }
    if (!job.wish.onSteps.empty()) {
        const fs::path path = written.empty() ? job.target : beside(job.target, "steps");
        if (auto done = writeFileAtomically(path, stepsAsCsv(job.wish.onSteps, job.startedAt)); !done) {
            return done.error();
        }
        written.push_back(path);
    }
    return written;
}

Result<Done> saveTimelinePicture(const ui_timeline::TimelineView& timeline, const QString& file) {
    const QSizeF size = timeline.pictureSize();
    const QString ending = QFileInfo(file).suffix().toLower();
    QByteArray bytes;
    if (ending == QLatin1String("svg")) {
        bytes = svgOf(timeline, size);
    } else if (ending == QLatin1String("pdf")) {
        bytes = pdfOf(timeline, size);
    } else if (ending == QLatin1String("png")) {
        bytes = pngOf(timeline, size);
    } else {
        return problem(ErrorCode::FormatUnsupported, file.toStdString(),
                       VESTIGO_TEXT("Error", "is no kind of picture that is written here"),
                       VESTIGO_TEXT("Error", "end the name with .png, .svg or .pdf"));
    }
    return writeFileAtomically(file.toStdString(), bytes.toStdString());
}

void askForSeriesFile(Session& session, ui_shell::InstrumentWindow& window,
                      const ui_timeline::SeriesExport& wish) {
    const QString file = QFileDialog::getSaveFileName(
        &window, words(QT_TRANSLATE_NOOP("Commands", "Export series as CSV")),
        QDir::home().filePath(QFileInfo(wish.terminal).fileName() + QStringLiteral(".csv")),
        words(QT_TRANSLATE_NOOP("Commands", "CSV files (*.csv)")));
    if (!file.isEmpty()) {
        session.exportSeries(wish, file);
    }
}

void askForTimelinePicture(ui_shell::InstrumentWindow& window) {
    const QString file =
        QFileDialog::getSaveFileName(&window, words(QT_TRANSLATE_NOOP("Commands", "Save the timeline")),
                                     QDir::home().filePath(QStringLiteral("timeline.png")),
                                     words(QT_TRANSLATE_NOOP("Commands", "Pictures (*.png *.svg *.pdf)")));
    if (file.isEmpty()) {
        return;
    }
    const auto saved = saveTimelinePicture(*window.timeline(), file);
    window.showNotice(saved ? words(QT_TRANSLATE_NOOP("Commands", "Saved: %1")).arg(file)
                            : ui_common::errorLine(saved.error()));
}

void Session::exportSeries(const ui_timeline::SeriesExport& wish, const QString& file) {
    if (!recording_) {
        return;
    }
    const SeriesJob job{wish, series_->filesOf(wish.terminal), recording_->startedAt, recording_->folder,
                        file.toStdString()};
    reports_->start([this, job](const CancelToken& cancel, ProgressSink& progress) -> jobs::Ending {
        auto written = writeSeries(job, cancel, progress);
        if (written.failed()) {
            return [this, error = written.error()] { showFailure(error); };
        }
        if (written.cancelled()) {
            return [this] { window_.showNotice(tr("Cancelled. No series was written.")); };
        }
        QStringList names;
        for (const fs::path& path : written.value()) {
            names += QString::fromStdString(path.string());
        }
        return [this, names] {
            window_.showNotice(tr("Series written: %1").arg(names.join(QStringLiteral(", "))));
            Q_EMIT exported(names.front());
        };
    });
}

} // namespace vestigo::session

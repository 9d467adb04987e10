// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/timeline/series_file.h"

#include <QtCore/QObject>
#include <QtCore/QString>
#include <QtCore/QStringList>

#include <cstdint>
#include <memory>
#include <optional>
#include <vector>

namespace vestigo::ui_timeline {

/// A column as it was recorded.
struct SeriesColumn {
    QString name;            ///< as in the table
    QString unit;            ///< as the contract writes it ("degC"); empty: unknown
    timeline::Extent extent; ///< of all its rows
};

/// The recorded tables of one terminal, at their full rate.
struct SeriesTable {
    QString terminal;
    double usualStep = 0.0; ///< seconds between rows
    std::uint64_t rows = 0;
    std::vector<SeriesColumn> columns;
};

/// Something that lasts, with a word for it.
struct NamedSpan {
    timeline::TimeRange range;
    QString name;
};

/// What was logged and written about one terminal.
struct TerminalEvents {
    QString terminal;
    std::vector<double> instructions;   ///< ascending
    std::vector<bool> failed;           ///< of each instruction
    bool more = false;                  ///< there are more instructions than are held
    std::vector<NamedSpan> annotations; ///< anomalies as a person marked them, not found by the analysis
    std::vector<NamedSpan> activities;  ///< normal, though they look abnormal; marked by a person too
};

struct WindowRequest {
    QString terminal;
    QStringList columns;
    timeline::TimeRange range;
    double cellSeconds = 1.0;
};

struct WindowAnswer {
    WindowRequest request;
    std::vector<timeline::SeriesWindow> windows; ///< one for each column
};

struct ValueRequest {
    QString terminal;
    QStringList columns;
    std::vector<double> times;
};

struct ValueAnswer {
    ValueRequest request;
    /// [column * times + time]: the last row not later
    std::vector<std::optional<timeline::SeriesSample>> values;
};

/// Where the timeline's recorded series come from. Implemented by the application with threads of its own;
/// every call and every signal is made in the GUI thread and returns at once.
///
/// openTerminal() is answered by tableReady() or failed() (with indexing() before, if it takes long) and by
/// eventsReady(). Of windows and of values only the newest request need be answered; each answer repeats its
/// request.
class SeriesProvider : public QObject {
    Q_OBJECT
public:
    using QObject::QObject;

    virtual void openTerminal(const QString& terminal) = 0;
    virtual void requestWindows(const WindowRequest& request) = 0;
    virtual void requestValues(const ValueRequest& request) = 0;

Q_SIGNALS:
    void tableReady(const vestigo::ui_timeline::SeriesTable& table);
    void indexing(const QString& terminal, double fraction);
    /// `message`: one line in the user's language.
    void failed(const QString& terminal, const QString& message);
    void eventsReady(const std::shared_ptr<const vestigo::ui_timeline::TerminalEvents>& events);
    void windowsReady(const std::shared_ptr<const vestigo::ui_timeline::WindowAnswer>& answer);
    void valuesReady(const std::shared_ptr<const vestigo::ui_timeline::ValueAnswer>& answer);
};

} // namespace vestigo::ui_timeline

Q_DECLARE_METATYPE(vestigo::ui_timeline::SeriesTable)
Q_DECLARE_METATYPE(std::shared_ptr<const vestigo::ui_timeline::TerminalEvents>)
Q_DECLARE_METATYPE(std::shared_ptr<const vestigo::ui_timeline::WindowAnswer>)
Q_DECLARE_METATYPE(std::shared_ptr<const vestigo::ui_timeline::ValueAnswer>)

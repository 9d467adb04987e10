// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/shell/alarm_overview.h"

#include "ui/common/site_clock.h"
#include "ui/common/theme.h"
#include "ui/items/alarm_words.h"

#include <QtGui/QClipboard>
#include <QtGui/QGuiApplication>
#include <QtGui/QScreen>
#include <QtWidgets/QDialogButtonBox>
#include <QtWidgets/QGridLayout>
#include <QtWidgets/QLabel>
#include <QtWidgets/QPushButton>
#include <QtWidgets/QVBoxLayout>

#include <algorithm>

namespace vestigo::ui_shell {

namespace {

using alarms::AlarmLoad;

constexpr int longestLine = 24; ///< characters that a column is never too narrow for

/// Rows of plain words, the first column quiet.
class Rows {
public:
    explicit Rows(QWidget* parent)
        : parent_(parent)
        , grid_(new QGridLayout(parent)) {
        grid_->setContentsMargins(0, 0, 0, 0);
        grid_->setHorizontalSpacing(24);
        grid_->setVerticalSpacing(6);
    }

    void add(const QStringList& texts, bool head = false) {
        text_ += texts.join(QLatin1Char('\t')) + QLatin1Char('\n');
        for (int column = 0; column < texts.size(); ++column) {
            auto* label = new QLabel(texts[column], parent_);
            label->setTextFormat(Qt::PlainText);
            label->setWordWrap(texts[column].size() > longestLine);
            label->setTextInteractionFlags(Qt::TextSelectableByMouse);
            label->setProperty("quiet", column == 0 && !head);
            if (head) {
                label->setFont(ui_common::sizedFont(label->font(), ui_common::textPixels, true));
            }
            grid_->addWidget(label, row_, column, Qt::AlignTop);
            grid_->setColumnStretch(column, column == 0 ? 0 : 1);
        }
        ++row_;
    }

    /// All of it, a line a row, columns by tabs: what a spreadsheet takes.
    const QString& text() const { return text_; }

    /// Beside the row that was added last.
    void addButton(QPushButton* button, int column) {
        grid_->addWidget(button, row_ - 1, column, Qt::AlignTop);
    }

private:
    QWidget* parent_;
    QGridLayout* grid_;
    int row_ = 0;
    QString text_;
};

QString rate(const std::optional<double>& value) {
    return value ? QString::number(*value, 'f', 1) : AlarmOverview::tr("no rate: shorter than ten minutes");
}

QString flood(const AlarmLoad& load) {
    if (load.floodSeconds <= 0.0) {
        return AlarmOverview::tr("none");
    }
    const QString time = ui_common::durationText(load.floodSeconds);
    return load.floodShare
               ? AlarmOverview::tr("%1 (%2 % of the time)").arg(time).arg(100.0 * *load.floodShare, 0, 'f', 1)
               : time;
}

QString judged(const AlarmLoad& load) {
    return load.incidentsPerWindow ? ui_items::ratingText(alarms::ratingOf(*load.incidentsPerWindow))
                                   : QStringLiteral("–");
}

QString peakText(const AlarmLoad& load, const QString& where) {
    return load.peak ? AlarmOverview::tr("%1, from %2").arg(QString::number(load.peak->incidents), where)
                     : QStringLiteral("–");
}

QString recorded(const AlarmLoad& load) {
    const QString time = ui_common::durationText(load.observedSeconds);
    return load.recordings == 1
               ? time
               : AlarmOverview::tr("%1 in %2 recordings, %3 of them shorter than ten minutes")
                     .arg(time)
                     .arg(load.recordings)
                     .arg(load.recordings - load.ratedRecordings);
}

void replace(QWidget*& old, QWidget* made, QVBoxLayout* column) {
    if (old != nullptr) {
        delete column->replaceWidget(old, made);
        delete old;
    } else {
        column->addWidget(made);
    }
    old = made;
}

QLabel* heading(const QString& text, QWidget* parent) {
    auto* label = new QLabel(text, parent);
    label->setFont(ui_common::sizedFont(label->font(), 15, true));
    return label;
}

} // namespace

AlarmOverview::AlarmOverview(QWidget* parent)
    : QDialog(parent)
    , note_(new QLabel(this)) {
    setObjectName(QStringLiteral("alarmOverview"));
    setWindowTitle(tr("Alarm load and shelved alarms"));
    setAttribute(Qt::WA_DeleteOnClose);
    setMinimumWidth(640);
    note_->setText(
        tr("An incident is one alarm, however many terminals took part. EEMUA 191: in the long run "
           "about 1 in ten minutes is very likely to be acceptable, 10 in ten minutes are a flood. "
           "Recordings are often cut around trouble: a plant's own rate is then lower than theirs. "
           "What is shelved is not in the rates."));
    note_->setWordWrap(true);
    note_->setProperty("quiet", true);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(16, 16, 16, 16);
    column->setSpacing(12);
    column->addWidget(heading(tr("Alarm load"), this));
    replace(figures_, new QWidget(this), column);
    column->addWidget(note_);
    column->addSpacing(8);
    column->addWidget(heading(tr("Shelved now"), this));
    replace(shelves_, new QWidget(this), column);
    column->addStretch(1);
    auto* buttons = new QDialogButtonBox(this);
    auto* copy = buttons->addButton(tr("Copy"), QDialogButtonBox::ActionRole);
    copy->setObjectName(QStringLiteral("copy"));
    copy->setAccessibleName(tr("Copy the figures and what is shelved"));
    copy->setToolTip(tr("Copies the figures and what is shelved as a table (Ctrl+C)"));
    copy->setShortcut(QKeySequence::Copy);
    copy->setAutoDefault(false);
    connect(copy, &QPushButton::clicked, this, [this] {
        QGuiApplication::clipboard()->setText(figuresText_ + QLatin1Char('\n') + shelvesText_);
    });
    buttons->addButton(tr("Close"), QDialogButtonBox::RejectRole)->setObjectName(QStringLiteral("close"));
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    column->addWidget(buttons);
}

void AlarmOverview::setStates(const analysis::AnalysisPtr& analysis, const alarms::AlarmStatesPtr& states) {
    analysis_ = analysis;
    states_ = states;
    showFigures();
    showShelves();
}

void AlarmOverview::setShiftPlan(const alarms::ShiftPlan& plan) {
    plan_ = plan;
    showFigures();
}

std::optional<SiteTime> AlarmOverview::startedAt() const {
    return analysis_ ? analysis_->startedAt : std::nullopt;
}

void AlarmOverview::setProject(const std::optional<ProjectLoad>& project) {
    project_ = project;
    problem_.clear();
    showFigures();
}

void AlarmOverview::setProblem(const QString& text) {
    problem_ = text;
    showFigures();
}

void AlarmOverview::showFigures() {
    auto* made = new QWidget(this);
    made->setObjectName(QStringLiteral("loadFigures"));
    Rows rows(made);
    const AlarmLoad own = states_ ? states_->load : AlarmLoad();
    const ui_common::SiteClock clock(startedAt());
    const QString wait = problem_.isEmpty() ? tr("being counted…") : problem_;
    const AlarmLoad all = project_ ? project_->load : AlarmLoad();
    const auto add = [&](const QString& what, const QString& here, const QString& project) {
        rows.add({what, here, project_ ? project : QString()});
    };
    rows.add({QString(), tr("This recording"),
              project_ ? tr("All recordings of the project") : tr("The project: %1").arg(wait)},
             true);
    add(tr("Recorded"), recorded(own), recorded(all));
    add(tr("Incidents"), QString::number(own.incidents), QString::number(all.incidents));
    add(tr("Episodes in them"), QString::number(own.episodes), QString::number(all.episodes));
    add(tr("Incidents in 10 min"), rate(own.incidentsPerWindow), rate(all.incidentsPerWindow));
    add(tr("Episodes in 10 min"), rate(own.episodesPerWindow), rate(all.episodesPerWindow));
    add(tr("By EEMUA 191"), judged(own), judged(all));
    add(tr("Most in 10 min"), peakText(own, own.peak ? clock.clock(own.peak->start, 0) : QString()),
        peakText(all, project_ ? project_->peakRecording : QString()));
    add(tr("Flood, 10 or more in 10 min"), flood(own), flood(all));
    if (states_) {
        add(tr("Budget of a shift"), ui_items::shiftWords(*states_, startedAt(), plan_), QString());
    }
    add(tr("Shelved incidents"), QString::number(own.shelvedIncidents),
        QString::number(all.shelvedIncidents));
    if (states_ && states_->chain) {
        add(tr("Log of alarms"), ui_items::chainSentence(*states_->chain), QString());
    }
    if (project_ && project_->unreadable > 0) {
        add(tr("Not readable"), QString(), tr("%1 recordings").arg(project_->unreadable));
    }
    figuresText_ = rows.text();
    replace(figures_, made, static_cast<QVBoxLayout*>(layout()));
    growToContents();
}

/// A layout asks for the height of words that wrap only where its widget is told what width it has.
void AlarmOverview::growToContents() {
    layout()->activate();
    const int wide = std::max(width(), layout()->totalMinimumSize().width());
    const int needed = layout()->hasHeightForWidth() ? layout()->totalHeightForWidth(wide)
                                                     : layout()->totalSizeHint().height();
    const QRect room = screen()->availableGeometry();
    if (width() < wide || height() < needed) {
        resize(wide, std::min(std::max(height(), needed), room.height()));
    }
}

void AlarmOverview::showShelves() {
    auto* made = new QWidget(this);
    made->setObjectName(QStringLiteral("shelfList"));
    Rows rows(made);
    if (!states_ || states_->shelves.empty()) {
        rows.add({tr("Nothing is shelved.")});
    } else {
        rows.add({tr("What"), tr("Until"), tr("By"), tr("Reason")}, true);
        for (const alarms::AlarmEntry& entry : states_->shelves) {
            const QString what = ui_items::shelfSubject(analysis_.get(), entry.shelf);
            rows.add({what, ui_items::momentText(entry.shelf.expiresAt, states_->asOf),
                      QString::fromStdString(entry.person), QString::fromStdString(entry.note)});
            auto* button = new QPushButton(tr("Unshelve"), made);
            button->setObjectName(QStringLiteral("unshelve%1").arg(entry.id));
            button->setAccessibleName(tr("Unshelve %1").arg(what));
            button->setAutoDefault(false);
            connect(button, &QPushButton::clicked, this,
                    [this, line = entry.id] { Q_EMIT unshelveRequested(line); });
            rows.addButton(button, 4);
        }
    }
    shelvesText_ = rows.text();
    replace(shelves_, made, static_cast<QVBoxLayout*>(layout()));
    growToContents();
}

} // namespace vestigo::ui_shell

// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/shell/why_panel.h"

#include "ui/causal/causal_view.h"
#include "ui/common/breakable_text.h"
#include "ui/common/flow_layout.h"
#include "ui/common/focus_ring.h"
#include "ui/common/incident_members.h"
#include "ui/common/range_evidence.h"
#include "ui/common/site_clock.h"
#include "ui/common/theme.h"
#include "ui/items/alarm_words.h"
#include "ui/shell/check_list.h"
#include "ui/shell/command_button.h"
#include "ui/shell/feature_row.h"

#include <QtWidgets/QLabel>
#include <QtWidgets/QListWidget>
#include <QtWidgets/QPushButton>
#include <QtWidgets/QVBoxLayout>

#include <algorithm>
#include <cmath>

namespace vestigo::ui_shell {

namespace {

constexpr int timeRole = Qt::UserRole + 1;
constexpr std::size_t featuresShown = 6;
constexpr int picturesShown = 5;
constexpr int pictureRowHeight = 24;
constexpr int frontlinePixels = 15; ///< read at arm's length
constexpr double noStep = 0.05;

QLabel* makeTitle(const QString& text, QWidget* parent) {
    auto* title = new QLabel(text, parent);
    title->setFont(ui_common::sizedFont(title->font(), ui_common::textPixels, true));
    title->setWordWrap(true);
    return title;
}

QLabel* makeText(QWidget* parent) {
    auto* text = new QLabel(parent);
    text->setWordWrap(true);
    text->setTextFormat(Qt::PlainText);
    text->setTextInteractionFlags(Qt::TextSelectableByMouse);
    return text;
}

} // namespace

WhyPanel::WhyPanel(ui_commands::CommandRegistry& commands, QWidget* parent)
    : QWidget(parent)
    , rangeText_(makeText(this))
    , sentence_(makeText(this))
    , empty_(makeText(this))
    , content_(new QWidget(this))
    , graph_(new ui_causal::CausalView(content_))
    , causeTitle_(makeTitle(tr("Cause"), content_))
    , telemetryTitle_(makeTitle(QString(), content_))
    , features_(new QWidget(content_))
    , featureRows_(new QVBoxLayout(features_))
    , noEvidence_(makeText(content_))
    , videoTitle_(makeTitle(tr("On the video"), content_))
    , pictures_(new QListWidget(content_))
    , offersTitle_(makeTitle(tr("To be decided by you"), content_))
    , offers_(makeText(content_))
    , checkTitle_(makeTitle(tr("Check first"), content_))
    , checks_(new CheckList(content_))
    , alarmText_(makeText(content_)) {
    setObjectName(QStringLiteral("whyPanel"));
    makeContent(commands);
    connect(graph_, &ui_causal::CausalView::timeRequested, this, &WhyPanel::timeRequested);
    connect(graph_, &ui_causal::CausalView::terminalRequested, this, &WhyPanel::terminalRequested);
    connect(checks_, &CheckList::terminalRequested, this, &WhyPanel::terminalRequested);
    const auto seek = [this](const QListWidgetItem* item) {
        Q_EMIT timeRequested(item->data(timeRole).toDouble());
    };
    connect(pictures_, &QListWidget::itemClicked, this, seek);
    connect(pictures_, &QListWidget::itemActivated, this, seek);
    rebuild();
}

void WhyPanel::makeContent(ui_commands::CommandRegistry& commands) {
    sentence_->setObjectName(QStringLiteral("incidentInWords"));
    sentence_->setTextFormat(Qt::RichText);
    rangeText_->setObjectName(QStringLiteral("rangeInWords"));
    empty_->setObjectName(QStringLiteral("whyEmpty"));
    empty_->setProperty("quiet", true);
    pictures_->setObjectName(QStringLiteral("visualEvidence"));
    pictures_->setAccessibleName(tr("Visual evidence; choose one to see it"));
    pictures_->setFrameShape(QFrame::NoFrame);
    ui_common::FocusRing::wantsFocusRing(pictures_);
    new ui_common::FocusRing(content_);
    noEvidence_->setProperty("quiet", true);
    graph_->setFitsContent(true);
    featureRows_->setContentsMargins(0, 0, 0, 0);
    featureRows_->setSpacing(4);
    alarmText_->setObjectName(QStringLiteral("alarmState"));
    alarmText_->setProperty("quiet", true);
    auto* inner = new QVBoxLayout(content_);
    inner->setContentsMargins(0, 0, 0, 0);
    inner->setSpacing(8);
    inner->addWidget(causeTitle_);
    inner->addWidget(graph_);
    for (QWidget* widget :
         {static_cast<QWidget*>(telemetryTitle_), features_, static_cast<QWidget*>(noEvidence_),
          static_cast<QWidget*>(videoTitle_), static_cast<QWidget*>(pictures_),
          static_cast<QWidget*>(offersTitle_), static_cast<QWidget*>(offers_),
          static_cast<QWidget*>(checkTitle_), static_cast<QWidget*>(checks_)}) {
        inner->addWidget(widget);
    }
    inner->addSpacing(4);
    inner->addWidget(alarmText_);
    inner->addLayout(makeButtons(commands));
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(12, 8, 12, 12);
    column->setSpacing(12);
    column->addWidget(rangeText_);
    column->addWidget(sentence_);
    column->addWidget(empty_);
    column->addWidget(content_);
    column->addStretch(1);
}

QLayout* WhyPanel::makeButtons(ui_commands::CommandRegistry& commands) {
    acknowledge_ = commandButton(commands, QStringLiteral("acknowledge"), tr("Acknowledge…"), content_);
    takeBack_ = commandButton(commands, QStringLiteral("take-back"), tr("Take back…"), content_);
    shelve_ = commandButton(commands, QStringLiteral("shelve"), tr("Shelve…"), content_);
    unshelve_ = commandButton(commands, QStringLiteral("unshelve"), tr("Unshelve…"), content_);
    auto* report = commandButton(commands, QStringLiteral("report"), tr("Report…"), content_);
    report->setProperty("primary", true);
    auto* buttons = new ui_common::FlowLayout(8); // in rows: a narrow panel cuts none of them off
    for (QPushButton* button : {acknowledge_, takeBack_, shelve_, unshelve_, report}) {
        buttons->addWidget(button);
    }
    return buttons;
}

/// What was said of the incident, and what can be said next.
void WhyPanel::showAlarms() {
    const alarms::IncidentState* state = alarms_ ? alarms_->find(incident_.toStdString()) : nullptr;
    const QString text = state != nullptr && analysis_
                             ? ui_items::incidentSentences(*analysis_, *alarms_, incident_)
                             : QString();
    alarmText_->setText(text);
    alarmText_->setVisible(!text.isEmpty());
    const bool acknowledged = state != nullptr && state->acknowledged;
    const auto isShelved = [state](const std::string& terminal) {
        const std::vector<std::string>& shelved = state->shelvedTerminals;
        return std::find(shelved.begin(), shelved.end(), terminal) != shelved.end();
    };
    const bool shelved = state != nullptr && (state->shelved || isShelved(terminal_.toStdString()));
    acknowledge_->setVisible(!acknowledged);
    takeBack_->setVisible(acknowledged);
    shelve_->setVisible(!shelved);
    unshelve_->setVisible(shelved);
}

void WhyPanel::setAlarms(const alarms::AlarmStatesPtr& alarms) {
    alarms_ = alarms;
    showAlarms();
}

void WhyPanel::setAnalysis(const analysis::AnalysisPtr& analysis) {
    analysis_ = analysis;
    graph_->setAnalysis(analysis);
    rebuild();
}

void WhyPanel::setSelection(const QString& incident, const QString& terminal) {
    if (incident == incident_ && terminal == terminal_) {
        return;
    }
    incident_ = incident;
    terminal_ = terminal;
    graph_->setIncident(incident);
    graph_->setTerminal(terminal);
    rebuild();
}

void WhyPanel::setBrief(const IncidentBrief& brief) {
    sentence_->setText(brief.story);
    checks_->setChecks(brief.checks);
    checkTitle_->setVisible(!brief.checks.empty());
}

void WhyPanel::setFrontline(bool frontline) {
    frontline_ = frontline;
    sentence_->setFont(
        ui_common::sizedFont(sentence_->font(), frontline ? frontlinePixels : ui_common::textPixels));
    checks_->setTextPixels(frontline ? frontlinePixels : ui_common::textPixels);
    rebuild();
}

void WhyPanel::setEmptyText(const QString& text) {
    emptyText_ = text;
    empty_->setText(text);
}

void WhyPanel::addEvidence(const std::vector<analysis::FeatureWeight>& features,
                           const std::vector<analysis::VisualEvidence>& visual) {
    const ui_common::SiteClock clock(analysis_->startedAt);
    for (std::size_t i = 0; i < std::min(featuresShown, features.size()); ++i) {
        featureRows_->addWidget(new FeatureRow(features[i], features_));
    }
    for (const analysis::VisualEvidence& evidence : visual) {
        auto* item =
            new QListWidgetItem(tr("%1, %2 (%3)")
                                    .arg(clock.clock(evidence.t, 1), QString::fromStdString(evidence.stream))
                                    .arg(evidence.score, 0, 'f', 2),
                                pictures_);
        item->setData(timeRole, evidence.t);
    }
    pictures_->setFixedHeight(std::min(picturesShown, std::max(1, pictures_->count())) * pictureRowHeight);
}

bool WhyPanel::addTerminal(const analysis::Incident& incident) {
    if (range_) {
        const ui_common::RangeEvidence found =
            ui_common::evidenceWithin(*analysis_, terminal_.toStdString(), *range_);
        addEvidence(found.features, found.visual);
        return true;
    }
    for (const analysis::Episode& episode : incident.episodes) {
        if (QString::fromStdString(episode.terminal) == terminal_) {
            addEvidence(episode.keySegments.empty() ? std::vector<analysis::FeatureWeight>()
                                                    : episode.keySegments.front().features,
                        episode.visualEvidence);
            return true;
        }
    }
    return false;
}

/// What of the terminal is shown under which title.
void WhyPanel::nameEvidence(bool member) {
    const QString name = ui_common::breakable(ui_common::terminalName(*analysis_, terminal_.toStdString()));
    const bool telemetry = !frontline_ && featureRows_->count() > 0;
    const bool video = !frontline_ && pictures_->count() > 0;
    telemetryTitle_->setText(range_ ? tr("In the telemetry of %1, selected range").arg(name)
                                    : tr("In the telemetry of %1").arg(name));
    telemetryTitle_->setVisible(telemetry);
    features_->setVisible(telemetry);
    videoTitle_->setText(range_ ? tr("On the video, selected range") : tr("On the video"));
    videoTitle_->setVisible(video);
    pictures_->setVisible(video);
    noEvidence_->setText(range_   ? tr("Nothing carried a score of %1 in the selected range.").arg(name)
                         : member ? tr("The engine names no features for %1.").arg(name)
                                  : tr("%1 was not abnormal in this incident.").arg(name));
    noEvidence_->setVisible(!frontline_ && !telemetry && !video && !terminal_.isEmpty());
}

/// The range in words: from when to when, what the terminal did in it, which incidents touch it.
void WhyPanel::tellRange() {
    rangeText_->setVisible(range_.has_value());
    if (!range_) {
        return;
    }
    const ui_common::SiteClock clock(analysis_ ? analysis_->startedAt : std::nullopt);
    QStringList lines{tr("Selected: %1.").arg(ui_common::rangeText(clock, *range_))};
    if (analysis_ && !terminal_.isEmpty()) {
        const std::string id = terminal_.toStdString();
        const QString name = ui_common::terminalName(*analysis_, id);
        const ui_common::RangeEvidence found = ui_common::evidenceWithin(*analysis_, id, *range_);
        if (found.highestProbability && !frontline_) {
            lines +=
                tr("%1: probability at most %2, at %3; abnormal for %4.")
                    .arg(name)
                    .arg(*found.highestProbability, 0, 'f', 2)
                    .arg(clock.clock(found.highestTime, 1), ui_common::durationText(found.abnormalSeconds));
        } else {
            lines +=
                found.abnormalSeconds > 0.0
                    ? tr("%1: abnormal for %2.").arg(name, ui_common::durationText(found.abnormalSeconds))
                    : tr("%1: not abnormal.").arg(name);
        }
        QStringList numbers;
        for (const int number : ui_common::incidentsWithin(*analysis_, *range_)) {
            numbers += QString::number(number);
        }
        lines += numbers.isEmpty() ? tr("No incident touches it.")
                                   : tr("Incidents that touch it: %1.").arg(numbers.join(tr(", ")));
    }
    lines += tr("Esc clears the selection.");
    rangeText_->setText(ui_common::breakable(lines.join(QLatin1Char('\n'))));
}

void WhyPanel::setRange(const std::optional<timeline::TimeRange>& range) {
    range_ = range;
    rebuild();
}

QString WhyPanel::offersText() const {
    QStringList offers;
    for (const analysis::ClockOffset& one : analysis_->appliedOffsets) {
        if (QString::fromStdString(one.terminal) == terminal_) {
            offers.append(tr("The times of %1 are corrected by %2 s.")
                              .arg(QString::fromStdString(one.stream))
                              .arg(one.seconds, 0, 'f', 2));
        }
    }
    for (const analysis::OffsetOffer& offer : analysis_->offsets) {
        if (QString::fromStdString(offer.terminal) == terminal_ && std::abs(offer.offsetSeconds) > noStep) {
            offers.append(tr("The clock of %1 seems %2 s off (confidence %3). It was not changed.")
                              .arg(QString::fromStdString(offer.stream))
                              .arg(offer.offsetSeconds, 0, 'f', 1)
                              .arg(offer.confidence, 0, 'f', 2));
        }
    }
    return offers.join(QLatin1Char('\n'));
}

void WhyPanel::rebuild() {
    while (QLayoutItem* item = featureRows_->takeAt(0)) {
        delete item->widget();
        delete item;
    }
    pictures_->clear();
    tellRange();
    const analysis::Incident* one = ui_common::findIncident(analysis_, incident_);
    content_->setVisible(one != nullptr);
    sentence_->setVisible(one != nullptr);
    empty_->setVisible(one == nullptr);
    showAlarms();
    if (one == nullptr) {
        return;
    }
    nameEvidence(addTerminal(*one));
    causeTitle_->setVisible(!frontline_);
    graph_->setVisible(!frontline_);
    const QString offers = offersText();
    offers_->setText(ui_common::breakable(offers));
    offers_->setVisible(!frontline_ && !offers.isEmpty());
    offersTitle_->setVisible(!frontline_ && !offers.isEmpty());
}

} // namespace vestigo::ui_shell

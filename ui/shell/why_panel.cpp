// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/shell/why_panel.h"

#include "ui/causal/causal_view.h"
#include "ui/common/incident_members.h"
#include "ui/common/site_clock.h"
#include "ui/common/theme.h"
#include "ui/shell/feature_row.h"
#include "ui/shell/incident_words.h"

#include <QtWidgets/QLabel>
#include <QtWidgets/QLayoutItem>
#include <QtWidgets/QListWidget>
#include <QtWidgets/QScrollArea>
#include <QtWidgets/QVBoxLayout>

#include <algorithm>
#include <cmath>

namespace vestigo::ui_shell {

namespace {

constexpr int timeRole = Qt::UserRole + 1;
constexpr std::size_t featuresShown = 6;
constexpr double noStep = 0.05;

QLabel* makeTitle(const QString& text, QWidget* parent) {
    auto* title = new QLabel(text, parent);
    title->setFont(ui_common::sizedFont(title->font(), ui_common::textPixels, true));
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

WhyPanel::WhyPanel(QWidget* parent)
    : QWidget(parent)
    , sentence_(makeText(this))
    , empty_(makeText(this))
    , content_(new QWidget(this))
    , graph_(new ui_causal::CausalView(content_))
    , telemetryTitle_(makeTitle(tr("In the telemetry"), content_))
    , features_(new QWidget(content_))
    , featureRows_(new QVBoxLayout(features_))
    , videoTitle_(makeTitle(tr("On the video"), content_))
    , pictures_(new QListWidget(content_))
    , offersTitle_(makeTitle(tr("To be decided by you"), content_))
    , offers_(makeText(content_)) {
    sentence_->setObjectName(QStringLiteral("incidentInWords"));
    pictures_->setObjectName(QStringLiteral("visualEvidence"));
    pictures_->setAccessibleName(tr("Visual evidence; choose one to see it"));
    pictures_->setMaximumHeight(110);
    graph_->setMinimumHeight(260);
    featureRows_->setContentsMargins(0, 0, 0, 0);
    featureRows_->setSpacing(4);
    auto* inner = new QVBoxLayout(content_);
    inner->setContentsMargins(0, 0, 0, 0);
    inner->setSpacing(8);
    inner->addWidget(makeTitle(tr("Cause"), content_));
    inner->addWidget(graph_, 1);
    for (QWidget* widget : {static_cast<QWidget*>(telemetryTitle_), features_,
                            static_cast<QWidget*>(videoTitle_), static_cast<QWidget*>(pictures_),
                            static_cast<QWidget*>(offersTitle_), static_cast<QWidget*>(offers_)}) {
        inner->addWidget(widget);
    }
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(12, 8, 12, 8);
    column->addWidget(sentence_);
    column->addWidget(empty_);
    column->addWidget(content_, 1);
    column->addStretch(0);
    connect(graph_, &ui_causal::CausalView::timeRequested, this, &WhyPanel::timeRequested);
    connect(graph_, &ui_causal::CausalView::terminalRequested, this, &WhyPanel::terminalRequested);
    const auto seek = [this](const QListWidgetItem* item) {
        Q_EMIT timeRequested(item->data(timeRole).toDouble());
    };
    connect(pictures_, &QListWidget::itemClicked, this, seek);
    connect(pictures_, &QListWidget::itemActivated, this, seek);
    rebuild();
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

const analysis::Incident* WhyPanel::incident() const {
    if (analysis_) {
        for (const analysis::Incident& one : analysis_->incidents) {
            if (QString::fromStdString(one.id) == incident_) {
                return &one;
            }
        }
    }
    return nullptr;
}

void WhyPanel::addItem(QListWidget* list, const QString& text, double seconds) {
    auto* item = new QListWidgetItem(text, list);
    item->setData(timeRole, seconds);
}

void WhyPanel::addEvidence(const analysis::Episode& episode) {
    const ui_common::SiteClock clock(analysis_->startedAt);
    if (!episode.keySegments.empty()) {
        const std::vector<analysis::FeatureWeight>& features = episode.keySegments.front().features;
        for (std::size_t i = 0; i < std::min(featuresShown, features.size()); ++i) {
            featureRows_->addWidget(new FeatureRow(features[i], features_));
        }
    }
    for (const analysis::VisualEvidence& evidence : episode.visualEvidence) {
        addItem(pictures_,
                tr("%1, %2 (%3)")
                    .arg(clock.clock(evidence.t, 1), QString::fromStdString(evidence.stream))
                    .arg(evidence.score, 0, 'f', 2),
                evidence.t);
    }
}

void WhyPanel::rebuild() {
    while (QLayoutItem* item = featureRows_->takeAt(0)) {
        delete item->widget();
        delete item;
    }
    pictures_->clear();
    const analysis::Incident* one = incident();
    content_->setVisible(one != nullptr);
    sentence_->setVisible(one != nullptr);
    empty_->setVisible(one == nullptr);
    if (one == nullptr) {
        empty_->setText(!analysis_                     ? tr("Press Analyse to find what was abnormal.")
                        : analysis_->incidents.empty() ? tr("Nothing abnormal was found in this recording.")
                                                       : tr("Choose an incident on the left to see why."));
        return;
    }
    sentence_->setText(incidentInWords(*analysis_, *one));
    for (const analysis::Episode& episode : one->episodes) {
        if (QString::fromStdString(episode.terminal) == terminal_) {
            addEvidence(episode);
            break;
        }
    }
    const bool telemetry = featureRows_->count() > 0;
    telemetryTitle_->setVisible(telemetry);
    features_->setVisible(telemetry);
    videoTitle_->setVisible(pictures_->count() > 0);
    pictures_->setVisible(pictures_->count() > 0);
    QStringList offers;
    for (const analysis::OffsetOffer& offer : analysis_->offsets) {
        if (QString::fromStdString(offer.terminal) == terminal_ && std::abs(offer.offsetSeconds) > noStep) {
            offers.append(tr("The clock of %1 seems %2 s off (confidence %3). It was not changed.")
                              .arg(QString::fromStdString(offer.stream))
                              .arg(offer.offsetSeconds, 0, 'f', 1)
                              .arg(offer.confidence, 0, 'f', 2));
        }
    }
    offers_->setText(offers.join(QStringLiteral("\n")));
    offers_->setVisible(!offers.isEmpty());
    offersTitle_->setVisible(!offers.isEmpty());
}

} // namespace vestigo::ui_shell

// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/shell/run_bar.h"

#include "ui/shell/main_window.h"

#include <QtWidgets/QCheckBox>
#include <QtWidgets/QComboBox>
#include <QtWidgets/QHBoxLayout>
#include <QtWidgets/QLabel>
#include <QtWidgets/QProgressBar>
#include <QtWidgets/QPushButton>

#include <algorithm>
#include <cmath>

namespace vestigo::ui_shell {

namespace {

constexpr int progressSteps = 1000;
constexpr int progressWidth = 160;

QPushButton* makeButton(const char* name, const QString& text, const QString& tip, QWidget* parent) {
    auto* button = new QPushButton(text, parent);
    button->setObjectName(QLatin1String(name));
    button->setToolTip(tip);
    return button;
}

QLabel* makeQuiet(const char* name, QWidget* parent) {
    auto* label = new QLabel(parent);
    label->setObjectName(QLatin1String(name));
    label->setTextFormat(Qt::PlainText);
    label->setProperty("quiet", true);
    label->setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Preferred);
    return label;
}

} // namespace

RunBar::RunBar(const std::vector<EngineChoice>& engines, const WindowChoices& choices, QWidget* parent)
    : QFrame(parent)
    , analyse_(makeButton("analyse", tr("Analyse"), tr("Find what was abnormal (F5)"), this))
    , engine_(new QComboBox(this))
    , causal_(new QCheckBox(tr("As if live"), this))
    , report_(makeButton("report", tr("Report..."), tr("See the report before it is printed (Ctrl+P)"), this))
    , facts_(makeQuiet("recordingFacts", this))
    , stage_(makeQuiet("stage", this))
    , progress_(new QProgressBar(this))
    , cancel_(
          makeButton("cancel", tr("Cancel"), tr("Stop the analysis; what is finished is kept (Esc)"), this)) {
    setObjectName(QStringLiteral("runBar"));
    analyse_->setProperty("primary", true);
    fillEngines(engines, choices.engine);
    causal_->setObjectName(QStringLiteral("causal"));
    causal_->setChecked(choices.causal);
    causal_->setToolTip(tr("Each moment is judged only by what had happened by then, as a live view would"));
    progress_->setObjectName(QStringLiteral("progress"));
    progress_->setRange(0, progressSteps);
    progress_->setTextVisible(false);
    progress_->setFixedWidth(progressWidth);
    progress_->setAccessibleName(tr("Progress of the analysis"));
    stage_->setAlignment(Qt::AlignRight | Qt::AlignVCenter);
    auto* row = new QHBoxLayout(this);
    row->setContentsMargins(8, 8, 8, 8);
    row->setSpacing(8);
    for (QWidget* widget : {static_cast<QWidget*>(analyse_), static_cast<QWidget*>(engine_),
                            static_cast<QWidget*>(causal_), static_cast<QWidget*>(report_)}) {
        row->addWidget(widget);
    }
    row->addSpacing(8);
    row->addWidget(facts_, 3);
    row->addWidget(stage_, 2);
    row->addWidget(progress_);
    row->addWidget(cancel_);
    connect(analyse_, &QPushButton::clicked, this, &RunBar::analysePressed);
    connect(cancel_, &QPushButton::clicked, this, &RunBar::cancelPressed);
    connect(report_, &QPushButton::clicked, this, &RunBar::reportPressed);
    connect(causal_, &QCheckBox::toggled, this, &RunBar::causalChosen);
    connect(engine_, qOverload<int>(&QComboBox::activated), this,
            [this] { Q_EMIT engineChosen(engine_->currentData().toString()); });
    setState(false, false, false, false);
}

void RunBar::fillEngines(const std::vector<EngineChoice>& engines, const QString& chosen) {
    engine_->setObjectName(QStringLiteral("engine"));
    engine_->setAccessibleName(tr("Engine"));
    for (const EngineChoice& choice : engines) {
        engine_->addItem(choice.title, choice.name);
        engine_->setItemData(engine_->count() - 1, choice.description, Qt::ToolTipRole);
    }
    engine_->setCurrentIndex(std::max(0, engine_->findData(chosen)));
    const auto tell = [this] { engine_->setToolTip(engine_->currentData(Qt::ToolTipRole).toString()); };
    connect(engine_, qOverload<int>(&QComboBox::currentIndexChanged), this, tell);
    tell();
}

void RunBar::setFacts(const QString& text) {
    facts_->setText(text);
    facts_->setToolTip(text);
}

void RunBar::setState(bool canAnalyse, bool analysedBefore, bool canReport, bool running) {
    analyse_->setEnabled(canAnalyse && !running);
    analyse_->setText(analysedBefore ? tr("Analyse again") : tr("Analyse"));
    engine_->setEnabled(!running);
    causal_->setEnabled(!running);
    report_->setEnabled(canReport && !running);
    for (QWidget* widget :
         {static_cast<QWidget*>(stage_), static_cast<QWidget*>(progress_), static_cast<QWidget*>(cancel_)}) {
        widget->setVisible(running);
    }
    cancel_->setEnabled(running);
}

void RunBar::setProgress(const QString& text, double overall) {
    stage_->setText(text);
    stage_->setToolTip(text);
    const double share = std::isfinite(overall) ? std::clamp(overall, 0.0, 1.0) : 0.0;
    progress_->setValue(static_cast<int>(std::lround(share * progressSteps)));
}

} // namespace vestigo::ui_shell

// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/shell/run_bar.h"

#include "ui/commands/command_registry.h"
#include "ui/common/elided_label.h"
#include "ui/shell/command_button.h"

#include <QtWidgets/QCheckBox>
#include <QtWidgets/QComboBox>
#include <QtWidgets/QHBoxLayout>
#include <QtWidgets/QProgressBar>
#include <QtWidgets/QPushButton>

#include <algorithm>

namespace vestigo::ui_shell {

namespace {

/// Two buttons side by side that look like one switch.
QWidget* makeSwitch(QPushButton* left, QPushButton* right, QWidget* parent) {
    auto* box = new QWidget(parent);
    auto* row = new QHBoxLayout(box);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(0);
    for (QPushButton* button : {left, right}) {
        button->setParent(box);
        button->setProperty("segment", true);
        row->addWidget(button);
    }
    return box;
}

} // namespace

RunBar::RunBar(ui_commands::CommandRegistry& commands, QWidget* parent)
    : QFrame(parent)
    , engines_(new QComboBox)
    , live_(new QCheckBox(tr("As if live")))
    , facts_(new ui_common::ElidedLabel)
    , progress_(new QProgressBar)
    , stage_(new ui_common::ElidedLabel)
    , cancel_(nullptr) {
    setObjectName(QStringLiteral("runBar"));
    auto* analyse = commandButton(commands, QStringLiteral("analyse"), tr("Analyse"), this);
    analyse->setProperty("primary", true);
    engines_->setObjectName(QStringLiteral("engines"));
    engines_->setAccessibleName(tr("Engine"));
    engines_->setToolTip(tr("The engine that judges"));
    live_->setObjectName(QStringLiteral("live"));
    live_->setToolTip(tr("Each step knows only what had happened by then, as in a live view"));
    facts_->setObjectName(QStringLiteral("recordingLabel"));
    facts_->setQuiet(true);
    progress_->setObjectName(QStringLiteral("progress"));
    progress_->setAccessibleName(tr("Progress of the analysis"));
    progress_->setFixedWidth(200);
    progress_->setTextVisible(false);
    stage_->setObjectName(QStringLiteral("stage"));
    cancel_ = commandButton(commands, QStringLiteral("cancel"), tr("Cancel"), this);
    auto* report = commandButton(commands, QStringLiteral("report"), tr("Report…"), this);
    auto* search = commandButton(commands, QStringLiteral("palette"),
                                 tr("Search or run a command") + QStringLiteral("   Ctrl K"), this);
    search->setProperty("quiet", true);
    auto* modes = makeSwitch(commandButton(commands, QStringLiteral("frontline"), tr("Frontline"), this),
                             commandButton(commands, QStringLiteral("expert"), tr("Expert"), this), this);
    auto* row = new QHBoxLayout(this);
    row->setContentsMargins(8, 6, 8, 6);
    row->setSpacing(8);
    for (QWidget* widget :
         {static_cast<QWidget*>(analyse), static_cast<QWidget*>(engines_), static_cast<QWidget*>(live_),
          static_cast<QWidget*>(report), static_cast<QWidget*>(cancel_), static_cast<QWidget*>(progress_)}) {
        row->addWidget(widget);
    }
    row->addSpacing(8);
    row->addWidget(stage_, 1);
    row->addWidget(facts_, 1);
    row->addWidget(search);
    row->addWidget(modes);
    connect(engines_, qOverload<int>(&QComboBox::activated), this, &RunBar::choiceChanged);
    connect(live_, &QCheckBox::clicked, this, &RunBar::choiceChanged);
    setRunning(false);
}

void RunBar::setEngines(const std::vector<EngineChoice>& engines, const QString& chosen) {
    engines_->clear();
    for (const EngineChoice& engine : engines) {
        engines_->addItem(engine.title, engine.name);
        engines_->setItemData(engines_->count() - 1, engine.description, Qt::ToolTipRole);
    }
    engines_->setCurrentIndex(std::max(0, engines_->findData(chosen)));
}

QString RunBar::engine() const {
    return engines_->currentData().toString();
}

bool RunBar::setEngine(const QString& engine) {
    const int index = engines_->findData(engine);
    if (index >= 0) {
        engines_->setCurrentIndex(index);
        Q_EMIT choiceChanged();
    }
    return index >= 0;
}

bool RunBar::live() const {
    return live_->isChecked();
}

void RunBar::setLive(bool live) {
    live_->setChecked(live);
}

void RunBar::setFacts(const QString& text) {
    facts_->setText(text);
}

void RunBar::setRunning(bool running) {
    progress_->setVisible(running);
    stage_->setVisible(running);
    cancel_->setVisible(running);
    facts_->setVisible(!running);
    if (!running) {
        progress_->setValue(0);
        stage_->setText({});
    }
}

void RunBar::setProgress(const QString& stage, const QString& item, double overall) {
    progress_->setValue(static_cast<int>(std::clamp(overall, 0.0, 1.0) * 100.0));
    stage_->setText(item.isEmpty() ? stage : QStringLiteral("%1 · %2").arg(stage, item));
}

void RunBar::setFrontline(bool frontline) {
    engines_->setVisible(!frontline);
    live_->setVisible(!frontline);
}

} // namespace vestigo::ui_shell

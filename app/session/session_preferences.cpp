// SPDX-License-Identifier: GPL-3.0-or-later
// What the user chose once for all, and how it takes effect.
#include "app/session/command_adder.h"
#include "app/session/session.h"
#include "app/workspace/evaluation_controller.h"
#include "app/workspace/workspace.h"
#include "ui/common/style.h"
#include "ui/preferences/preferences_dialog.h"

#include <QtCore/QCoreApplication>
#include <QtWidgets/QApplication>

namespace vestigo::session {

namespace {

using ui_preferences::Choices;

const QString detectorKey = QStringLiteral("analysis/detector");
const QString cacheKey = QStringLiteral("player/cacheMegabytes");
const QString personKey = QStringLiteral("person");
const QString shiftStartKey = QStringLiteral("alarms/shiftStartMinutes");
const QString shiftHoursKey = QStringLiteral("alarms/shiftHours");
const QString budgetKey = QStringLiteral("alarms/perShift");
const QString systemTheme = QStringLiteral("system");

} // namespace

void Session::setDark(bool dark) {
    setTheme(dark ? QStringLiteral("dark") : QStringLiteral("light"));
}

void Session::setTheme(const QString& name) {
    const bool dark = name == systemTheme ? ui_common::systemIsDark() : name == QLatin1String("dark");
    preferences_.setValue(QStringLiteral("dark"), dark);
    preferences_.setValue(QStringLiteral("theme"), name);
    if (dark != ui_common::theme().dark) {
        ui_common::applyLook(dark ? ui_common::darkTheme() : ui_common::lightTheme());
    }
}

Choices Session::choices() const {
    Choices choices;
    choices.language = language();
    choices.theme = preferences_.value(QStringLiteral("theme")).toString() == systemTheme ? systemTheme
                    : ui_common::theme().dark ? QStringLiteral("dark")
                                              : QStringLiteral("light");
    choices.frontline = window_.mode() == ui_shell::WindowMode::Frontline;
    choices.cacheMegabytes = preferences_.value(cacheKey).isValid() ? preferences_.value(cacheKey).toInt()
                                                                    : choices.cacheMegabytes;
    choices.person = preferences_.value(personKey).toString();
    const auto number = [this](const QString& key, int otherwise) {
        const QVariant kept = preferences_.value(key);
        return kept.isValid() ? kept.toInt() : otherwise;
    };
    choices.shiftStartMinutes = number(shiftStartKey, choices.shiftStartMinutes);
    choices.shiftHours = number(shiftHoursKey, choices.shiftHours);
    choices.alarmsPerShift = number(budgetKey, choices.alarmsPerShift);
    choices.detector = preferences_.value(detectorKey).toString();
    return choices;
}

void Session::apply(const Choices& wanted) {
    const Choices now = choices();
    preferences_.setValue(personKey, wanted.person);
    if (wanted.cacheMegabytes != now.cacheMegabytes) {
        preferences_.setValue(cacheKey, wanted.cacheMegabytes);
    }
    applyCache();
    preferences_.setValue(shiftStartKey, wanted.shiftStartMinutes);
    preferences_.setValue(shiftHoursKey, wanted.shiftHours);
    preferences_.setValue(budgetKey, wanted.alarmsPerShift);
    preferences_.setValue(detectorKey, wanted.detector);
    prepared_->setDetector(wanted.detector);
    workspace_->evaluations().setDetector(wanted.detector);
    applyShifts();
    if (wanted.theme != now.theme) {
        setTheme(wanted.theme);
    }
    if (wanted.frontline != now.frontline) {
        window_.setMode(wanted.frontline ? ui_shell::WindowMode::Frontline : ui_shell::WindowMode::Expert);
    }
    setLanguage(wanted.language);
    commands_.refresh();
}

/// Bounded by the plan itself: the file of preferences may hold anything.
void Session::applyShifts() {
    const Choices now = choices();
    alarms::ShiftPlan plan;
    plan.firstStartMinutes = now.shiftStartMinutes;
    plan.hours = now.shiftHours;
    plan.acceptable = static_cast<std::size_t>(qMax(0, now.alarmsPerShift));
    window_.setShiftPlan(alarms::bounded(plan));
}

/// Bounded again: the file of preferences may hold anything.
void Session::applyCache() {
    constexpr int least = 32;
    constexpr int most = 16384;
    const QVariant kept = preferences_.value(cacheKey);
    if (kept.isValid()) {
        frames_->setCacheBytes(static_cast<std::size_t>(qBound(least, kept.toInt(), most)) << 20U);
    }
}

void Session::showPreferences() {
    auto* dialog = new ui_preferences::PreferencesDialog(choices(), &window_);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    connect(dialog, &ui_preferences::PreferencesDialog::changed, this, &Session::apply);
    dialog->open();
}

void addPreferenceCommands(CommandAdder a) {
    Session& session = a.session;
    a.add("preferences", QT_TRANSLATE_NOOP("Commands", "Pr&eferences…"), {Qt::CTRL | Qt::Key_Comma},
          [&session] { session.showPreferences(); });
}

} // namespace vestigo::session
